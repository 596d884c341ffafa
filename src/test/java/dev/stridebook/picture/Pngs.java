package dev.stridebook.picture;

import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.MimeBundle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Reads the PNG form of a picture. */
final class Pngs {
    private Pngs() {}

    static BufferedImage of(Displayable picture) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(picture.toMimeBundle().data().get(MimeBundle.PNG));
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    /** Returns the number of pixels with exactly this colour. */
    static long count(BufferedImage image, int rgb) {
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xffffff) == rgb ? 1 : 0;
            }
        }
        return count;
    }
}
