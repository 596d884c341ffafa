package dev.stridebook.course.check;

import static dev.stridebook.language.Language.say;

/** The outcome of a graded test. */
public sealed interface Verdict {
    /** Returns the name of the verdict in English, for programs: {@code passed}, {@code failed} and so on. */
    String state();

    /** Returns the name of the verdict for people. */
    default String label() {
        return label(state());
    }

    /** Returns a {@link #state} for people; any other text as it is. */
    static String label(String state) {
        return switch (state) {
            case "passed" -> say("passed");
            case "failed" -> say("failed");
            case "raised" -> say("raised");
            case "took too long" -> say("took too long");
            case "not answered" -> say("not answered");
            case "not run" -> say("not run");
            default -> state;
        };
    }

    /** Returns one character that stands for {@link #state}. */
    String sign();

    /** Returns the details; empty if there are none. */
    default String detail() {
        return "";
    }

    record Passed() implements Verdict {
        @Override
        public String state() {
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
        public String state() {
            return "failed";
        }

        @Override
        public String sign() {
            return "✗";
        }

        @Override
        public String detail() {
            return message.isEmpty()
                    ? say("expected %s, given %s", expected, given)
                    : say("%s: expected %s, given %s", message, expected, given);
        }
    }

    /** The answer is wrong in a way that an expected and a given value cannot show, or must not. */
    record Failed(@Override String detail) implements Verdict {
        @Override
        public String state() {
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
        public String state() {
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
        public String state() {
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
        public String state() {
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
        public String state() {
            return "not run";
        }

        @Override
        public String sign() {
            return "✗";
        }
    }
}
