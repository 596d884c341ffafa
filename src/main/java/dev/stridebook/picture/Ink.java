package dev.stridebook.picture;

import java.awt.BasicStroke;

/**
 * The colours and line of a figure.
 *
 * @param fill the fill colour in hex, or null for none
 * @param stroke the line colour in hex, or null for none
 * @param width the line width in pixels
 * @param dashed whether the line is dashed
 */
record Ink(String fill, String stroke, double width, boolean dashed) {
    private static final float DASH = 3;

    static Ink fill(String colour) {
        return new Ink(colour, null, 0, false);
    }

    static Ink line(String colour, double width) {
        return new Ink(null, colour, width, false);
    }

    Ink edged(String colour, double strokeWidth) {
        return new Ink(fill, colour, strokeWidth, dashed);
    }

    Ink broken() {
        return new Ink(fill, stroke, width, true);
    }

    String toSvgAttributes() {
        StringBuilder attributes = new StringBuilder("fill=\"")
                .append(fill == null ? "none" : fill)
                .append('"');
        if (stroke != null) {
            attributes.append(" stroke=\"%s\" stroke-width=\"%s\"".formatted(stroke, Numbers.shortest(width)));
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
