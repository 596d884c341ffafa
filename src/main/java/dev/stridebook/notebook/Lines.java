package dev.stridebook.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Converts multi-line texts to and from the lists of lines that a notebook file stores, so that git shows what changed. */
final class Lines {
    /** Python's definition of line ends, which Jupyter uses to split. */
    private static final Pattern AFTER_LINE_END =
            Pattern.compile("(?<=\\n|\\r(?!\\n)|[\\x0b\\x0c\\x1c-\\x1e\\x85\\u2028\\u2029])");

    private Lines() {}

    /** Returns one text from a text or a list of lines. */
    static String join(JsonNode textOrLines) {
        if (!textOrLines.isArray()) {
            return textOrLines.asText();
        }
        StringBuilder joined = new StringBuilder();
        textOrLines.forEach(line -> joined.append(line.asText()));
        return joined.toString();
    }

    static boolean isTextOrLines(JsonNode node) {
        if (node == null || node.isTextual()) {
            return node != null;
        }
        boolean allText = node.isArray();
        for (JsonNode line : node) {
            allText &= line.isTextual();
        }
        return allText;
    }

    /** Replaces a field that is a text or a list of lines by the list that Jupyter would write. */
    static void split(ObjectNode object, String field) {
        if (isTextOrLines(object.get(field))) {
            ArrayNode lines = object.arrayNode();
            split(join(object.get(field))).forEach(lines::add);
            object.set(field, lines);
        }
    }

    /** Replaces the texts of a MIME bundle by lists of lines, where Jupyter does: not for JSON, nor for images in Base64. */
    static void splitBundle(JsonNode bundle) {
        if (bundle instanceof ObjectNode data) {
            List<String> mimeTypes = new ArrayList<>();
            data.fieldNames().forEachRemaining(mimeTypes::add);
            for (String mimeType : mimeTypes) {
                if (mimeType.startsWith("text/")
                        || mimeType.equals("application/javascript")
                        || mimeType.equals(MimeBundle.SVG)) {
                    split(data, mimeType);
                } else if (!mimeType.endsWith("json") && isTextOrLines(data.get(mimeType))) {
                    data.set(mimeType, TextNode.valueOf(join(data.get(mimeType))));
                }
            }
        }
    }

    /** Returns each line with its line ending. */
    static List<String> split(String text) {
        return text.isEmpty() ? List.of() : List.of(AFTER_LINE_END.split(text));
    }
}
