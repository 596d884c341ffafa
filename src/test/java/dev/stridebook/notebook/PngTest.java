package dev.stridebook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {
    private static final int SIDE = 40;

    /** An image whose pixels have these colours, in order. */
    private static BufferedImage image(int... colours) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            image.setRGB(i % SIDE, i / SIDE, colours[i % colours.length]);
        }
        return image;
    }

    private static int[] decoded(String png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)))
                .getRGB(0, 0, SIDE, SIDE, null, 0, SIDE);
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, SIDE, SIDE, null, 0, SIDE);
    }

    @Test
    void upTo256ColoursStayAsTheyAre() throws IOException {
        BufferedImage greys = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            greys.setRGB(i % SIDE, i / SIDE, i % 255 * 0x010101);
        }
        // Without it, Java would read the PNG as an image of greys, and change their brightness.
        greys.setRGB(0, 0, 0x1f2328);

        assertThat(decoded(Png.ofDrawing(greys))).isEqualTo(pixels(greys));
        assertThat(decoded(Png.ofDrawing(image(0xc24e00)))).isEqualTo(pixels(image(0xc24e00)));
    }

    @Test
    void rareColoursBecomeTheirNeighbours() throws IOException {
        BufferedImage many = image(0xffffff, 0x0072b2);
        for (int i = 0; i < 600; i++) {
            many.setRGB(i % SIDE, i / SIDE, i % 300 * 0x000100 + 0x100010);
        }
        int[] before = pixels(many);
        int[] after = decoded(Png.ofDrawing(many));

        assertThat(Arrays.stream(after).distinct().count()).isEqualTo(256);
        for (int i = 600; i < SIDE * SIDE; i++) {
            assertThat(after[i]).isEqualTo(before[i]);
        }
    }

    @Test
    void aDrawingIsSmaller() {
        BufferedImage text = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = text.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        for (int line = 1; line < 7; line++) {
            graphics.drawString("A line of text that is smooth at its edges", 5, 15 * line);
        }
        graphics.dispose();

        assertThat(Png.ofDrawing(text).length()).isLessThan(Png.base64(text).length());
    }
}
