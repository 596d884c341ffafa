package dev.stridebook.course.check;

/** The outcome of a graded test. */
public sealed interface Verdict {
    /** Returns the name of the verdict: {@code passed}, {@code failed} and so on. */
    String label();

    /** Returns one character that stands for {@link #label}. */
    String sign();

    /** Returns the details; empty if there are none. */
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
     * The answer returned a wrong value.
     *
     * @param message the message of the test; empty if there is none
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

    /** The answer is wrong in a way that an expected and a given value cannot show, or must not. */
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

    /** The answer threw an exception. */
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

    /** The answer did not return in time. */
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

    /** There is no answer. */
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

    /** The manifest has the test, but it did not run to completion. */
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
