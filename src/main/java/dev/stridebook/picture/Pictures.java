package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.MimeBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes pictures to files. */
final class Pictures {
    private static final Map<String, String> TYPES =
            new TreeMap<>(Map.of("svg", MimeBundle.SVG, "png", MimeBundle.PNG));

    private Pictures() {}

    /**
     * Writes a picture as SVG or PNG, according to the file extension.
     *
     * @throws IllegalArgumentException if the file has another extension, or the picture has no such form
     * @throws IOException if the file cannot be written
     */
    static void save(Displayable picture, Path file) throws IOException {
        String type = TYPES.get(extension(file));
        String content = type == null ? null : picture.toMimeBundle().data().get(type);
        if (content == null) {
            throw unknown(file, say("svg or .png"));
        }
        makeFolder(file);
        Files.write(
                file,
                type.equals(MimeBundle.SVG)
                        ? content.getBytes(StandardCharsets.UTF_8)
                        : Base64.getDecoder().decode(content));
    }

    static String extension(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    static IllegalArgumentException unknown(Path file, String known) {
        return new IllegalArgumentException(say(
                "A picture is saved as .%s, but the file name is %s. Use one of these extensions.",
                known, file.getFileName()));
    }

    static void makeFolder(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
    }
}
