package dev.stridebook.grade.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.answer.MemoryCompiler.Compiled;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Puts the classes of a compiled file into a frame: an array of name, bytes in Base64, and whether the class is one of the file itself. */
public final class CompiledFile {
    private static final String FIELD = "classes";

    private CompiledFile() {}

    /** Adds the classes to a frame. */
    public static void write(Compiled compiled, ObjectNode frame) {
        ArrayNode classes = frame.putArray(FIELD);
        compiled.all()
                .forEach((name, bytes) -> classes.addObject()
                        .put("name", name)
                        .put("bytes", bytes)
                        .put("own", compiled.own().contains(name)));
    }

    /** Returns whether a frame has classes. */
    public static boolean isIn(ObjectNode frame) {
        return frame.has(FIELD);
    }

    /**
     * Returns the classes of a frame.
     *
     * @throws IOException if what it has for bytes is not Base64
     */
    public static Compiled read(ObjectNode frame) throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        Set<String> own = new LinkedHashSet<>();
        for (JsonNode each : frame.path(FIELD)) {
            String name = each.path("name").asText();
            all.put(name, each.path("bytes").binaryValue());
            if (each.path("own").asBoolean()) {
                own.add(name);
            }
        }
        return new Compiled(all, own);
    }
}
