package dev.stridebook.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our texts in one language, by what they are in English: the files {@code language/zh/ROOM.json}, one for each room whose code says the
 * texts. They are read when the first text is needed; English has none.
 */
final class Catalog {
    /** The packages below {@code dev.stridebook} that say something. */
    static final List<String> ROOMS = List.of(
            "classpath",
            "cli",
            "compiler",
            "course",
            "data",
            "file",
            "grade",
            "guard",
            "handin",
            "kernel",
            "language",
            "launch",
            "nn",
            "notebook",
            "picture",
            "process",
            "shape",
            "train");

    /** A member of an object in JSON. What the launcher says before the first build is read with nothing but the JDK. */
    private static final Pattern ENTRY =
            Pattern.compile("{TEXT}\\s*:\\s*{TEXT}".replace("{TEXT}", "\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\""));

    private final String language;
    private Map<String, String> texts;

    Catalog(String language) {
        this.language = language;
    }

    /** Returns a text in this language; in English if the catalog lacks it. */
    String of(String english) {
        return texts().getOrDefault(english, english);
    }

    private synchronized Map<String, String> texts() {
        if (texts == null) {
            texts = new HashMap<>();
            if (!language.equals("en")) {
                ROOMS.forEach(room -> texts.putAll(room(room)));
            }
        }
        return texts;
    }

    /** Returns the texts of one room, in the order of its file. */
    Map<String, String> room(String room) {
        String file = "%s/%s.json".formatted(language, room);
        try (InputStream json = Catalog.class.getResourceAsStream(file)) {
            return json == null ? Map.of() : entries(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException("The texts in " + file + " cannot be read.", broken);
        }
    }

    /** JSON's escapes are Java's, but for those of characters by number, which no catalog needs. */
    private static Map<String, String> entries(String json) {
        Map<String, String> entries = new LinkedHashMap<>();
        Matcher entry = ENTRY.matcher(json);
        while (entry.find()) {
            entries.put(entry.group(1).translateEscapes(), entry.group(2).translateEscapes());
        }
        return entries;
    }
}
