package dev.stridebook.tools.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.process.Frames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What came of a case on one side: arrays by name, and an error, if there was one. */
record Answer(JsonNode node) {
    private static final String CRASH = "crash";

    /** The types of an error that says what is wrong, if it is thrown by our code. */
    private static final Set<String> OWN = Set.of(
            "dev.stridebook.shape.ShapeException",
            IllegalArgumentException.class.getName(),
            IllegalStateException.class.getName());

    static Answer ofCrash(String lastWords) {
        ObjectNode node = Frames.frame();
        node.putObject("arrays");
        node.putObject("refused").put("at", CRASH).put("type", CRASH).put("message", lastWords);
        return new Answer(node);
    }

    boolean isRefused() {
        return node.has("refused");
    }

    boolean isCrash() {
        return isRefused() && at().equals(CRASH);
    }

    /** Where it stopped: {@code build}, {@code forward 0}, … */
    String at() {
        return node.path("refused").path("at").asText();
    }

    String message() {
        return node.path("refused").path("message").asText();
    }

    /** Whether the error comes from our own checks, and not from somewhere below them. */
    boolean isOurOwn() {
        return OWN.contains(node.path("refused").path("type").asText())
                && node.path("refused").path("from").asText().startsWith("dev.stridebook.");
    }

    String refusal() {
        JsonNode refused = node.path("refused");
        return "%s at %s: %s"
                .formatted(
                        refused.path("type").asText(),
                        at(),
                        refused.path("message").asText());
    }

    String where() {
        return node.path("refused").path("from").asText();
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        node.required("arrays").fieldNames().forEachRemaining(names::add);
        return names;
    }

    boolean has(String name) {
        return node.required("arrays").has(name);
    }

    JsonNode array(String name) {
        return node.required("arrays").required(name);
    }

    /** How many forward passes it took. */
    int forwards() {
        int count = 0;
        while (has("y" + count)) {
            count++;
        }
        return count;
    }
}
