package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How much an answer may return in all its calls together. Its results are kept until it is diagnosed, so what a single reply may hold
 * bounds nothing.
 */
final class Allowance {
    /** What the tests of an exercise need at most, many times over. */
    private static final int CALLS = 20_000;

    private static final long BYTES = 32L << 20;
    /** An object with its header, in a list. */
    private static final int BYTES_OF_A_VALUE = 32;

    private int calls;
    private long bytes;

    /**
     * Counts a call.
     *
     * @throws ChildFailure if there were too many
     */
    void takeCall() {
        calls++;
        if (calls > CALLS) {
            throw new ChildFailure(
                    "Too many calls", say("its results lead to more than %,d calls, which no test needs", CALLS));
        }
    }

    /**
     * Counts a result.
     *
     * @throws ChildFailure if all results together are too large
     */
    void take(JsonNode result) {
        bytes += size(result);
        if (bytes > BYTES) {
            throw new ChildFailure(
                    "Too much returned",
                    say("all its results together have more than %,d MB, which no test needs", BYTES >> 20));
        }
    }

    /** Returns about how many bytes a value takes. The depth of a reply is bounded. */
    private static long size(JsonNode value) {
        long size =
                BYTES_OF_A_VALUE + (value.isTextual() ? 2L * value.textValue().length() : 0);
        for (JsonNode part : value) {
            size += size(part);
        }
        return size;
    }
}
