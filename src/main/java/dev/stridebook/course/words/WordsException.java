package dev.stridebook.course.words;

import java.util.List;

/** A file of words is missing or malformed. */
public final class WordsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    WordsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns each problem, with file and line if known: {@code S3.5.en.md:17: …}. */
    public List<String> problems() {
        return problems;
    }
}
