package dev.stridebook.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The times of the same work in Stridebook and in PyTorch.
 *
 * @param pytorch empty where there is no PyTorch
 */
record PairedTimes(Timings ours, Optional<Timings> pytorch) {

    /** Returns our median divided by PyTorch's; below 1 where we are faster. */
    OptionalDouble ratio() {
        return pytorch.isPresent()
                ? OptionalDouble.of(ours.median() / pytorch.get().median())
                : OptionalDouble.empty();
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        putRatio(json, ratio());
        json.set("ours", ours.json());
        json.set("pytorch", pytorch.map(Timings::json).orElse(null));
        return json;
    }

    /** Adds the ratio as {@code ratio_to_pytorch}; null if there is none. */
    static void putRatio(ObjectNode json, OptionalDouble ratio) {
        json.put("ratio_to_pytorch", ratio.isPresent() ? ratio.getAsDouble() : null);
    }

    String pytorchText() {
        return pytorch.map(Timings::toString).orElse("–");
    }

    /** {@code 0.83}, in bold above 1. */
    String ratioText() {
        if (ratio().isEmpty()) {
            return "–";
        }
        String number = String.format(Locale.ROOT, "%.2f", ratio().getAsDouble());
        return ratio().getAsDouble() > 1 ? "**" + number + "**" : number;
    }
}
