package dev.stridebook.tools.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Where we differ from PyTorch on purpose, and why. */
record Deliberate(String reason, Predicate<Difference> applies) {
    /** A case on which both sides differ. */
    record Difference(JsonNode json, Answer pytorch, Answer ours, Verdict verdict) {
        boolean isRefusedByUs() {
            return verdict.category().equals("refused");
        }
    }

    private static final List<Deliberate> ALL = List.of();

    /** Why a difference is deliberate, if it is. */
    static Optional<String> reason(JsonNode json, Answer pytorch, Answer ours, Verdict verdict) {
        Difference difference = new Difference(json, pytorch, ours, verdict);
        return ALL.stream()
                .filter(deliberate -> deliberate.applies.test(difference))
                .map(Deliberate::reason)
                .findFirst();
    }
}
