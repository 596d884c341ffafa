package dev.stridebook.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletableFuture;

/** Answers {@code complete_request}, {@code inspect_request} and {@code is_complete_request}. */
final class AssistRequests {
    private final CompletableFuture<JavaEvaluator> evaluator;

    AssistRequests(CompletableFuture<JavaEvaluator> evaluator) {
        this.evaluator = evaluator;
    }

    private CodeAssist assist() throws Exception {
        return evaluator.get().assist();
    }

    ObjectNode complete(JsonNode content) throws Exception {
        String code = content.path("code").asText("");
        CodeAssist.Completions found = assist().complete(code, cursor(content, code));
        ObjectNode reply = Outbox.ok()
                .put("cursor_start", code.codePointCount(0, found.start()))
                .put("cursor_end", code.codePointCount(0, found.end()));
        found.matches().forEach(reply.putArray("matches")::add);
        reply.putObject("metadata");
        return reply;
    }

    ObjectNode inspect(JsonNode content) throws Exception {
        String code = content.path("code").asText("");
        ObjectNode reply = Outbox.ok();
        ObjectNode data = reply.putObject("data");
        reply.putObject("metadata");
        boolean isDetailed = content.path("detail_level").asInt(0) > 0;
        assist().inspect(code, cursor(content, code), isDetailed)
                .ifPresent(help -> help.data().forEach(data::put));
        return reply.put("found", !data.isEmpty());
    }

    /** Front ends count code points, Java counts UTF-16 units. */
    private static int cursor(JsonNode content, String code) {
        int characters = code.codePointCount(0, code.length());
        int cursor = Math.max(0, Math.min(content.path("cursor_pos").asInt(characters), characters));
        return code.offsetByCodePoints(0, cursor);
    }

    ObjectNode isComplete(JsonNode content) throws Exception {
        CodeAssist.CellCompleteness completeness =
                assist().completeness(content.path("code").asText(""));
        ObjectNode reply = Outbox.object().put("status", completeness.status());
        return completeness.status().equals("incomplete") ? reply.put("indent", completeness.indent()) : reply;
    }
}
