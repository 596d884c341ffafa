package dev.stridebook.kernel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.notebook.CellError;
import dev.stridebook.notebook.CellResult;
import dev.stridebook.notebook.MimeBundle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@link ChildEvaluator} and {@link ChildMain} say to each other: a JSON text a line, each behind a record separator
 * (RFC 7464), so that what native code prints to the same stream is told apart.
 */
final class ChildProtocol {
    static final char SEPARATOR = '\u001e';

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ChildProtocol() {}

    static ObjectNode message(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    static String line(ObjectNode message) {
        return "\n" + SEPARATOR + message + "\n";
    }

    /** The message in a line, if there is one. */
    static Optional<JsonNode> read(String line) {
        int start = line.lastIndexOf(SEPARATOR);
        if (start < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readTree(line.substring(start + 1)));
        } catch (JsonProcessingException garbled) {
            return Optional.empty();
        }
    }

    static ObjectNode withBundle(ObjectNode message, MimeBundle bundle) {
        ObjectNode data = message.putObject("data");
        bundle.data().forEach(data::put);
        return message;
    }

    static MimeBundle bundle(JsonNode message) {
        Map<String, String> data = new LinkedHashMap<>();
        message.path("data")
                .properties()
                .forEach(form -> data.put(form.getKey(), form.getValue().asText()));
        return new MimeBundle(data);
    }

    static ObjectNode result(CellResult result) {
        if (result instanceof CellResult.Value value) {
            return withBundle(message("value"), value.bundle());
        }
        if (result instanceof CellResult.Failure failed) {
            CellError error = failed.error();
            ObjectNode message = message("failure")
                    .put("name", error.name())
                    .put("message", error.message())
                    .put("line", error.line())
                    .put("sourceLine", error.sourceLine());
            error.traceback().forEach(message.putArray("traceback")::add);
            return message;
        }
        return message("done");
    }

    /** The result in a message, if it is one. */
    static Optional<CellResult> result(JsonNode message) {
        return switch (message.path("type").asText()) {
            case "value" -> Optional.of(new CellResult.Value(bundle(message)));
            case "done" -> Optional.of(new CellResult.Done());
            case "failure" -> {
                List<String> traceback = new ArrayList<>();
                message.path("traceback").forEach(line -> traceback.add(line.asText()));
                yield Optional.of(new CellResult.Failure(new CellError(
                        message.path("name").asText(),
                        message.path("message").asText(),
                        traceback,
                        message.path("line").asInt(),
                        message.path("sourceLine").asText())));
            }
            default -> Optional.empty();
        };
    }
}
