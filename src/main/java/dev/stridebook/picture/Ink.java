package dev.stridebook.picture;

import java.awt.BasicStroke;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The colours and line of a figure.
 *
 * @param fill the fill colour, or null for none
 * @param stroke the line colour, or null for none
 * @param width the line width in pixels
 * @param dashed whether the line is dashed
 */
record Ink(Tone fill, Tone stroke, double width, boolean dashed) {
    private static final float DASH = 3;

    static Ink fill(Tone colour) {
        return new Ink(colour, null, 0, false);
    }

    static Ink line(Tone colour, double width) {
        return new Ink(null, colour, width, false);
    }

    Ink edged(Tone colour, double strokeWidth) {
        return new Ink(fill, colour, strokeWidth, dashed);
    }

    Ink broken() {
        return new Ink(fill, stroke, width, true);
    }

    String toSvgAttributes() {
        StringBuilder attributes = new StringBuilder(fill == null ? "fill=\"none\"" : fill.toSvgAttribute("fill"));
        if (stroke != null) {
            attributes.append(
                    " %s stroke-width=\"%s\"".formatted(stroke.toSvgAttribute("stroke"), Numbers.shortest(width)));
        }
        String style = Stream.of(
                        fill == null ? "" : fill.toSvgStyle("fill"), stroke == null ? "" : stroke.toSvgStyle("stroke"))
                .filter(choice -> !choice.isEmpty())
                .collect(Collectors.joining(";"));
        if (!style.isEmpty()) {
            attributes.append(" style=\"%s\"".formatted(style));
        }
        if (dashed) {
            attributes.append(" stroke-dasharray=\"3\"");
        }
        return attributes.toString();
    }

    BasicStroke toStroke() {
        return dashed
                ? new BasicStroke(
                        (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {DASH, DASH}, 0)
                : new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    }
}
