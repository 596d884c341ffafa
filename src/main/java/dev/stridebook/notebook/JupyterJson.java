package dev.stridebook.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Iterator;
import java.util.TreeSet;

/**
 * Writes JSON as Jupyter writes it to a notebook file: indented by one space per level, keys in alphabetical order, non-ASCII
 * text unescaped. The bytes are identical, so that git shows no difference between a notebook saved by Jupyter and by us.
 */
final class JupyterJson {
    /** Keeps a number as it was written: 0.10 stays 0.10. */
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private final StringBuilder out = new StringBuilder();

    private JupyterJson() {}

    static JsonNode read(String json) throws JsonProcessingException {
        return MAPPER.readTree(json);
    }

    /** Returns the text of a file, including its final newline. */
    static String write(JsonNode node) {
        JupyterJson writer = new JupyterJson();
        writer.value(node, 0);
        return writer.out.append('\n').toString();
    }

    private void value(JsonNode node, int depth) {
        if (node.isObject()) {
            object(node, depth);
        } else if (node.isArray()) {
            array(node, depth);
        } else if (node.isTextual()) {
            text(node.textValue());
        } else {
            out.append(node.asText());
        }
    }

    private void object(JsonNode node, int depth) {
        TreeSet<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        Iterator<String> rest = names.iterator();
        out.append('{');
        while (rest.hasNext()) {
            String name = rest.next();
            newLine(depth + 1);
            text(name);
            out.append(": ");
            value(node.get(name), depth + 1);
            out.append(rest.hasNext() ? "," : "");
        }
        close(node, depth, '}');
    }

    private void array(JsonNode node, int depth) {
        out.append('[');
        for (int i = 0; i < node.size(); i++) {
            newLine(depth + 1);
            value(node.get(i), depth + 1);
            out.append(i < node.size() - 1 ? "," : "");
        }
        close(node, depth, ']');
    }

    private void close(JsonNode node, int depth, char bracket) {
        if (!node.isEmpty()) {
            newLine(depth);
        }
        out.append(bracket);
    }

    private void newLine(int depth) {
        out.append('\n').append(" ".repeat(depth));
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ' || isLoneSurrogate(text, i)) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
