package dev.stridebook.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.notebook.CellError;
import dev.stridebook.notebook.CellIo;
import dev.stridebook.notebook.CellResult;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.process.Frames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The frames that {@link EvaluatorMain} sends to {@link EvaluatorProcess}: events for what a running cell shows, a result at its end. */
final class EvaluatorMessages {
    private EvaluatorMessages() {}

    static ObjectNode event(String type) {
        return Frames.frame().put("event", type);
    }

    static ObjectNode withBundle(ObjectNode message, MimeBundle bundle) {
        ObjectNode data = message.putObject("data");
        bundle.data().forEach(data::put);
        return message;
    }

    private static MimeBundle bundle(JsonNode message) {
        Map<String, String> data = new LinkedHashMap<>();
        message.path("data")
                .properties()
                .forEach(form -> data.put(form.getKey(), form.getValue().asText()));
        return new MimeBundle(data);
    }

    /** Applies an event. */
    static void pass(JsonNode event, CellIo io) {
        switch (event.path("event").asText()) {
            case "stream" ->
                io.stream(event.path("name").asText(), event.path("text").asText());
            case "display" -> io.display(bundle(event), event.path("id").asText(null));
            case "update" -> io.update(bundle(event), event.path("id").asText());
            default -> io.clear(event.path("wait").asBoolean());
        }
    }

    static ObjectNode result(CellResult result) {
        if (result instanceof CellResult.Value value) {
            return withBundle(Frames.frame().put("result", "value"), value.bundle());
        }
        if (result instanceof CellResult.Failure failed) {
            CellError error = failed.error();
            ObjectNode message = Frames.frame()
                    .put("result", "failure")
                    .put("name", error.name())
                    .put("message", error.message())
                    .put("line", error.line())
                    .put("sourceLine", error.sourceLine());
            error.traceback().forEach(message.putArray("traceback")::add);
            return message;
        }
        return Frames.frame().put("result", "done");
    }

    static CellResult result(JsonNode message) {
        return switch (message.path("result").asText()) {
            case "value" -> new CellResult.Value(bundle(message));
            case "failure" -> {
                List<String> traceback = new ArrayList<>();
                message.path("traceback").forEach(line -> traceback.add(line.asText()));
                yield new CellResult.Failure(new CellError(
                        message.path("name").asText(),
                        message.path("message").asText(),
                        traceback,
                        message.path("line").asInt(),
                        message.path("sourceLine").asText()));
            }
            default -> new CellResult.Done();
        };
    }
}
