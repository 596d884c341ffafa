package dev.stridebook.picture;

import dev.stridebook.language.Columns;
import dev.stridebook.notebook.Html;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;

/**
 * A line of text in a {@link Drawing}.
 *
 * @param x the x coordinate of the anchor point
 * @param y the y coordinate of the baseline
 * @param anchor the part of the text that is at x
 * @param size the font size in pixels
 * @param colour the colour
 * @param bold whether the text is bold
 */
record Label(String text, double x, double y, Anchor anchor, double size, Tone colour, boolean bold) implements Mark {

    enum Anchor {
        START("start", 0),
        MIDDLE("middle", 0.5),
        END("end", 1);

        private final String svgName;
        private final double shareLeftOfX;

        Anchor(String svgName, double shareLeftOfX) {
            this.svgName = svgName;
            this.shareLeftOfX = shareLeftOfX;
        }
    }

    static Label at(double x, double y, Anchor anchor, String text) {
        return new Label(text, x, y, anchor, 12, Palette.TEXT, false);
    }

    Label text(String other) {
        return new Label(other, x, y, anchor, size, colour, bold);
    }

    Label size(double pixels) {
        return new Label(text, x, y, anchor, pixels, colour, bold);
    }

    Label colour(Tone other) {
        return new Label(text, x, y, anchor, size, other, bold);
    }

    Label strong() {
        return new Label(text, x, y, anchor, size, colour, true);
    }

    /**
     * Estimates the width of a text, of which Chinese characters are as wide as they are high. Fonts differ between machines, so layouts leave room for a wide font instead of measuring
     * the one that is installed here.
     */
    static double widthOf(String text, double size) {
        int wide = Columns.wideIn(text);
        return (text.length() - wide) * size * 0.6 + wide * size;
    }

    @Override
    public void writeSvg(StringBuilder svg) {
        svg.append("<text x=\"%s\" y=\"%s\" font-size=\"%s\"%s%s%s>%s</text>\n"
                .formatted(
                        Numbers.shortest(x),
                        Numbers.shortest(y),
                        Numbers.shortest(size),
                        // Most text has the drawing's own colour.
                        colour.equals(Palette.TEXT)
                                ? ""
                                : " " + Ink.fill(colour).toSvgAttributes(),
                        anchor == Anchor.START ? "" : " text-anchor=\"" + anchor.svgName + "\"",
                        bold ? " font-weight=\"bold\"" : "",
                        Html.escape(text)));
    }

    @Override
    public void paint(Graphics2D graphics) {
        int style = bold ? Font.BOLD : Font.PLAIN;
        graphics.setColor(colour.color());
        if (Columns.wideIn(text) > 0) {
            TextLayout layout = Fonts.layout(graphics, text, style, size);
            layout.draw(graphics, (float) (x - layout.getAdvance() * anchor.shareLeftOfX), (float) y);
            return;
        }
        graphics.setFont(new Font(Font.SANS_SERIF, style, 1).deriveFont((float) size));
        double width = graphics.getFontMetrics().stringWidth(text);
        graphics.drawString(text, (float) (x - width * anchor.shareLeftOfX), (float) y);
    }
}
