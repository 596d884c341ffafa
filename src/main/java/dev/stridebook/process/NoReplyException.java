package dev.stridebook.process;

import static dev.stridebook.language.Language.say;

/** A process will never send the reply it owes. The message says why. */
public final class NoReplyException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The reason for the missing reply. */
    public enum Reason {
        /** The process has ended or closed its pipe. */
        ENDED,
        /** Somebody else killed the process: the system, for memory, or an administrator. */
        KILLED,
        /** It took too long. */
        LATE,
        /** What it sent was not a reply. */
        BROKEN,
        /** This process had too little memory to read what it sent. */
        TOO_LARGE,
        /** The waiting thread was interrupted. */
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

    /** Returns the message as a full sentence, followed by the last lines that the process printed. */
    public String withLastWords() {
        String sentence = getMessage().endsWith(".") ? getMessage() : getMessage() + ".";
        return lastWords.isEmpty() ? sentence : say("%s It last printed:\n%s", sentence, lastWords);
    }
}
