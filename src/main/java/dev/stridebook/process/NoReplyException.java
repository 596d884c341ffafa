package dev.stridebook.process;

/** A process owes a reply, and will never give it. The message says why. */
public final class NoReplyException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why there is no reply. */
    public enum Reason {
        /** The process has ended or closed its pipe. */
        ENDED,
        /** It took too long. */
        LATE,
        /** What came was no reply. */
        BROKEN,
        /** Whoever waited was interrupted. */
        STOPPED
    }

    private final Reason reason;
    private final String lastWords;

    NoReplyException(Reason reason, String message, String lastWords) {
        super(message);
        this.reason = reason;
        this.lastWords = lastWords;
    }

    public Reason reason() {
        return reason;
    }

    /** The message as the end of a sentence, and what the process last printed. */
    public String withLastWords() {
        String sentence = getMessage().endsWith(".") ? getMessage() : getMessage() + ".";
        return lastWords.isEmpty() ? sentence : sentence + " Its last words:\n" + lastWords;
    }
}
