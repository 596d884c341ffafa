package dev.stridebook.course.check;

/** What a graded test found. */
public sealed interface Verdict {
    /** {@code passed}, {@code failed} and so on. */
    String label();

    /** One sign for {@link #label}, to be seen at a glance. */
    String sign();

    /** What there is to say about it; empty if nothing. */
    default String detail() {
        return "";
    }

    record Passed() implements Verdict {
        @Override
        public String label() {
            return "passed";
        }

        @Override
        public String sign() {
            return "✓";
        }
    }

    /**
     * The answer gave a value, but not the right one.
     *
     * @param message what the test says of it; empty if nothing
     */
    record Differs(String message, String expected, String given) implements Verdict {
        @Override
        public String label() {
            return "failed";
        }

        @Override
        public String sign() {
            return "✗";
        }

        @Override
        public String detail() {
            return (message.isEmpty() ? "" : message + ": ") + "expected %s, given %s".formatted(expected, given);
        }
    }

    /** The answer is wrong in a way that two values do not tell. */
    record Failed(@Override String detail) implements Verdict {
        @Override
        public String label() {
            return "failed";
        }

        @Override
        public String sign() {
            return "✗";
        }
    }

    /** The answer threw something. */
    record Raised(@Override String detail) implements Verdict {
        @Override
        public String label() {
            return "raised";
        }

        @Override
        public String sign() {
            return "!";
        }
    }

    /** The answer did not come to an end. */
    record TimedOut(@Override String detail) implements Verdict {
        @Override
        public String label() {
            return "took too long";
        }

        @Override
        public String sign() {
            return "∞";
        }
    }

    /** There is no answer, or it is null. */
    record NotAnswered() implements Verdict {
        @Override
        public String label() {
            return "not answered";
        }

        @Override
        public String sign() {
            return "–";
        }
    }

    /** The manifest has the test, but it did not run to its end. */
    record NotRun() implements Verdict {
        @Override
        public String label() {
            return "not run";
        }

        @Override
        public String sign() {
            return "✗";
        }
    }
}
