package dev.stridebook.notebook;

import dev.stridebook.Internal;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Encodes images as PNG, as small as it gets: notebooks keep them. */
@Internal
public final class Png {
    private static final float SMALLEST = 0;

    private Png() {}

    /**
     * @throws IllegalArgumentException if the image is of a kind that PNG does not have
     */
    public static String base64(RenderedImage image) {
        return Base64.getEncoder().encodeToString(bytes(image));
    }

    /**
     * @throws IllegalArgumentException if the image is of a kind that PNG does not have
     */
    public static byte[] bytes(RenderedImage image) {
        Iterator<ImageWriter> writers =
                ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "png");
        if (!writers.hasNext()) {
            throw new IllegalArgumentException("An image of the type %s has no PNG form."
                    .formatted(image.getClass().getSimpleName()));
        }
        ImageWriter writer = writers.next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(SMALLEST);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
