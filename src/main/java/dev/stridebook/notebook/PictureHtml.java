package dev.stridebook.notebook;

import dev.stridebook.Internal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A picture as a part of a page, with alternative text: an SVG that is light or dark as the page is, and a PNG within, which is left where
 * a reader takes away what it does not trust.
 */
@Internal
public final class PictureHtml {
    /** Style sheet of all pictures. Jupyter and VS Code do not tell the browser whether they are light or dark. */
    public static final String STYLE = """
            .stridebook-picture{overflow-x:auto}
            [data-jp-theme-light="true"] .stridebook-picture,#notebook-container .stridebook-picture,.vscode-light .stridebook-picture\
            {color-scheme:light}
            [data-jp-theme-light="false"] .stridebook-picture,.vscode-dark .stridebook-picture{color-scheme:dark}
            """;

    /** Smaller than this part of its width, a picture's text cannot be read, so a narrow page scrolls it, with keys as well. */
    private static final double LEAST_SHARE = 0.85;

    private PictureHtml() {}

    /**
     * @param alternative what the picture shows, in words
     * @param svg as it is written to a file
     * @param png in Base64
     */
    public static String of(String alternative, int width, int height, String svg, String png) {
        return """
                <div class="stridebook-picture" tabindex="0"><style>
                %s</style>
                %s
                </div>
                """.formatted(STYLE, tag(alternative, width, height, svg, png));
    }

    /** Returns the picture without the element that makes it dark, for one that brings more. */
    public static String tag(String alternative, int width, int height, String svg, String png) {
        return "<picture><source type=\"image/svg+xml\" srcset=\"data:image/svg+xml;base64,%s\"/>%s</picture>"
                .formatted(
                        Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)),
                        image(alternative, width, height, png, "min-width:%.0fpx;".formatted(LEAST_SHARE * width)));
    }

    /** Returns an image that is the same on any page. */
    static String image(String alternative, int width, int height, String png) {
        return image(alternative, width, height, png, "");
    }

    private static String image(String alternative, int width, int height, String png, String style) {
        return ("<img src=\"data:image/png;base64,%s\" alt=\"%s\" width=\"%d\" height=\"%d\""
                        + " style=\"max-width:100%%;%sheight:auto\"/>")
                .formatted(png, Html.escape(alternative), width, height, style);
    }
}
