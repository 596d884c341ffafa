package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Writes looping animated GIFs. */
final class Gif {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    private static final int LAST_IMAGE_FACTOR = 3;

    private Gif() {}

    /**
     * Writes a GIF. After the first image, only the differences from the previous one are stored.
     *
     * @param images all of one size, by number
     * @throws IOException if the file cannot be written
     */
    static void write(Path file, int count, int millisPerImage, IntFunction<BufferedImage> images) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        Files.deleteIfExists(file);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            if (out == null) {
                throw new IOException(say("The file cannot be written: %s", file));
            }
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            BufferedImage before = null;
            for (int i = 0; i < count; i++) {
                BufferedImage image = images.apply(i);
                Rectangle changed = changed(before, image);
                int millis = i == count - 1 ? LAST_IMAGE_FACTOR * millisPerImage : millisPerImage;
                BufferedImage part = image.getSubimage(changed.x, changed.y, changed.width, changed.height);
                writer.writeToSequence(new IIOImage(part, null, metadata(writer, part, changed, millis, i == 0)), null);
                before = image;
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadata metadata(
            ImageWriter writer, BufferedImage part, Rectangle place, int millis, boolean isFirst) throws IOException {
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        IIOMetadata metadata =
                writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(part), parameters);
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        IIOMetadataNode descriptor = child(root, "ImageDescriptor");
        descriptor.setAttribute("imageLeftPosition", String.valueOf(place.x));
        descriptor.setAttribute("imageTopPosition", String.valueOf(place.y));
        descriptor.setAttribute("imageWidth", String.valueOf(place.width));
        descriptor.setAttribute("imageHeight", String.valueOf(place.height));
        descriptor.setAttribute("interlaceFlag", "FALSE");
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", String.valueOf(Math.max(2, millis / 10)));
        if (isFirst) {
            IIOMetadataNode loop = child(child(root, "ApplicationExtensions"), "ApplicationExtension");
            loop.setAttribute("applicationID", "NETSCAPE");
            loop.setAttribute("authenticationCode", "2.0");
            // Sub-block 1: number of repetitions, 0 for endless.
            loop.setUserObject(new byte[] {1, 0, 0});
        }
        metadata.mergeTree(FORMAT, root);
        return metadata;
    }

    private static IIOMetadataNode child(IIOMetadataNode parent, String name) {
        IIOMetadataNode child = new IIOMetadataNode(name);
        parent.appendChild(child);
        return child;
    }

    /** Returns the smallest part that contains all differences; a single pixel if there are none. */
    private static Rectangle changed(BufferedImage before, BufferedImage image) {
        if (before == null) {
            return new Rectangle(0, 0, image.getWidth(), image.getHeight());
        }
        Rectangle changed = new Rectangle(0, 0, -1, -1);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (before.getRGB(x, y) != image.getRGB(x, y)) {
                    changed.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        return changed.isEmpty() ? new Rectangle(0, 0, 1, 1) : changed;
    }
}
