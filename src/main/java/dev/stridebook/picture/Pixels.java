package dev.stridebook.picture;

import dev.stridebook.notebook.Png;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * An image within a {@link Drawing}, enlarged without blur.
 *
 * @param image a pixel for each value
 */
record Pixels(BufferedImage image, double x, double y, double width, double height) implements Mark {

    @Override
    public void writeSvg(StringBuilder svg) {
        svg.append(
                "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"data:image/png;base64,%s\"/>\n"
                        .formatted(
                                Numbers.shortest(x),
                                Numbers.shortest(y),
                                Numbers.shortest(width),
                                Numbers.shortest(height),
                                Png.base64(image)));
    }

    @Override
    public void paint(Graphics2D graphics) {
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.drawImage(image, (int) x, (int) y, (int) width, (int) height, null);
    }
}
