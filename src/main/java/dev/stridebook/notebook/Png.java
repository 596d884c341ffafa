package dev.stridebook.notebook;

import static dev.stridebook.language.Language.say;

import dev.stridebook.Internal;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
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
    private static final int MOST_COLOURS = 256;

    private Png() {}

    /**
     * @throws IllegalArgumentException if the image is of a kind that PNG does not have
     */
    public static String base64(RenderedImage image) {
        return Base64.getEncoder().encodeToString(bytes(image));
    }

    /**
     * Returns a drawing as PNG, in half the bytes: it keeps its 256 most frequent colours. Rare ones, which are shades at the edges of
     * letters and lines, become the nearest of those.
     */
    public static String ofDrawing(BufferedImage drawing) {
        return base64(withFewColours(drawing));
    }

    private static BufferedImage withFewColours(BufferedImage image) {
        Map<Integer, Integer> counts = new HashMap<>();
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int pixel : pixels) {
            counts.merge(pixel, 1, Integer::sum);
        }
        int[] colours = counts.keySet().stream()
                .sorted(Comparator.<Integer>comparingInt(counts::get).reversed().thenComparing(colour -> colour))
                .limit(MOST_COLOURS)
                .mapToInt(Integer::intValue)
                .toArray();
        Map<Integer, Integer> indices = new HashMap<>();
        for (int colour : counts.keySet()) {
            indices.put(colour, nearest(colours, colour));
        }
        BufferedImage indexed = new BufferedImage(
                image.getWidth(),
                image.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(Byte.SIZE, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE));
        for (int i = 0; i < pixels.length; i++) {
            indexed.getRaster().setSample(i % image.getWidth(), i / image.getWidth(), 0, indices.get(pixels[i]));
        }
        return indexed;
    }

    private static int nearest(int[] colours, int wanted) {
        int nearest = 0;
        for (int i = 1; i < colours.length; i++) {
            nearest = distance(colours[i], wanted) < distance(colours[nearest], wanted) ? i : nearest;
        }
        return nearest;
    }

    private static int distance(int colour, int other) {
        int sum = 0;
        for (int shift = 0; shift < 3 * Byte.SIZE; shift += Byte.SIZE) {
            int difference = (colour >> shift & 0xff) - (other >> shift & 0xff);
            sum += difference * difference;
        }
        return sum;
    }

    /**
     * @throws IllegalArgumentException if the image is of a kind that PNG does not have
     */
    public static byte[] bytes(RenderedImage image) {
        Iterator<ImageWriter> writers =
                ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "png");
        if (!writers.hasNext()) {
            throw new IllegalArgumentException(say(
                    "An image of the type %s has no PNG form.", image.getClass().getSimpleName()));
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
