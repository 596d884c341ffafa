package dev.stridebook.picture;

import dev.stridebook.language.Language;
import dev.stridebook.notebook.Html;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.PictureHtml;
import dev.stridebook.notebook.Png;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture made of {@link Mark}s on a card. A page shows it as SVG, or as PNG where a viewer takes away the SVG, as Jupyter does in an
 * untrusted notebook.
 */
final class Drawing {
    private static final String FONTS = "system-ui,-apple-system,'Segoe UI','DejaVu Sans',sans-serif";

    private final double width;
    private final double height;
    private final String title;
    private final String description;
    private final List<Mark> marks = new ArrayList<>();

    /**
     * @param title alternative text: what the picture shows, in a sentence
     * @param description alternative text: the details
     */
    Drawing(double width, double height, String title, String description) {
        this.width = Math.ceil(width);
        this.height = Math.ceil(height);
        this.title = title;
        this.description = description;
    }

    /** Adds marks on top of the existing ones. Empty figures are left out. */
    void add(Mark mark) {
        if (!(mark instanceof Figure figure && figure.isEmpty())) {
            marks.add(mark);
        }
    }

    /** Returns all forms of the picture; the text form is the alternative text followed by the given text. */
    MimeBundle toMimeBundle(String moreText) {
        String svg = toSvg();
        String png = Png.ofDrawing(toImage());
        return MimeBundle.text((title + "\n" + description + "\n" + moreText).strip())
                .with(MimeBundle.HTML, toHtml(svg, png))
                .with(MimeBundle.SVG, svg)
                .with(MimeBundle.PNG, png);
    }

    /** Returns the picture as a part of a page. */
    String toHtml() {
        return toHtml(toSvg(), Png.ofDrawing(toImage()));
    }

    private String toHtml(String svg, String png) {
        return PictureHtml.of((title + " " + description).strip(), (int) width, (int) height, svg, png);
    }

    String toSvg() {
        boolean isChinese = Language.current() == Language.CHINESE;
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" role="img" width="%1$.0f" height="%2$.0f" viewBox="0 0 %1$.0f %2$.0f" \
                font-family="%3$s"%11$s %9$s style="max-width:100%%;height:auto;color-scheme:light dark;%10$s">
                <title>%4$s</title>
                <desc>%5$s</desc>
                <rect x="0.5" y="0.5" width="%6$s" height="%7$s" rx="8" %8$s/>
                """.formatted(
                        width,
                        height,
                        isChinese ? Fonts.CHINESE_FAMILIES + "," + FONTS : FONTS,
                        Html.escape(title),
                        Html.escape(description),
                        Numbers.shortest(width - 1),
                        Numbers.shortest(height - 1),
                        Ink.fill(Palette.CARD).edged(Palette.CARD_EDGE, 1).toSvgAttributes(),
                        Palette.TEXT.toSvgAttribute("fill"),
                        Palette.TEXT.toSvgStyle("fill"),
                        isChinese ? " lang=\"%s\"".formatted(Language.CHINESE.tag()) : ""));
        marks.forEach(mark -> mark.writeSvg(svg));
        return svg.append("</svg>\n").toString();
    }

    BufferedImage toImage() {
        BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Palette.CARD.color());
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        marks.forEach(mark -> mark.paint(graphics));
        graphics.dispose();
        return image;
    }
}
