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
    private static final double NEARLY_ONE = 1.05;

    /** Returns these times and more of the same work. */
    PairedTimes and(PairedTimes more) {
        return new PairedTimes(ours.and(more.ours), pytorch.flatMap(theirs -> more.pytorch.map(theirs::and)));
    }

    /** Returns our median divided by PyTorch's; below 1 where we are faster. */
    OptionalDouble ratio() {
        return pytorch.isPresent()
                ? OptionalDouble.of(ours.median() / pytorch.get().median())
                : OptionalDouble.empty();
    }

    /** Whether we are slower by so little that chance explains it: at most {@value #NEARLY_ONE}, and the quartiles overlap. */
    boolean isLevel() {
        return isAbove(1)
                && !isAbove(NEARLY_ONE)
                && ours.firstQuartile() <= pytorch.orElseThrow().thirdQuartile()
                && pytorch.orElseThrow().firstQuartile() <= ours.thirdQuartile();
    }

    /** Whether we are slower, and not only {@link #isLevel by chance}. */
    boolean isSlower() {
        return isAbove(1) && !isLevel();
    }

    private boolean isAbove(double limit) {
        return ratio().isPresent() && ratio().getAsDouble() > limit;
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

    /** {@code 0.83}, or {@code 1.02, level}; in bold where we are slower. */
    String ratioText() {
        if (ratio().isEmpty()) {
            return "–";
        }
        String number = String.format(Locale.ROOT, "%.2f", ratio().getAsDouble());
        return isSlower() ? "**" + number + "**" : isLevel() ? number + ", level" : number;
    }
}
