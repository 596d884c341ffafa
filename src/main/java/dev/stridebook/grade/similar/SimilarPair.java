package dev.stridebook.grade.similar;

import java.io.IOException;
import java.util.Comparator;

/**
 * Two answers to an exercise that are alike.
 *
 * @param exercise the exercise's id
 * @param percent how much of both is the same, without what was handed out
 * @param tokens how many tokens are the same
 */
public record SimilarPair(String exercise, int percent, int tokens, MarkedCode first, MarkedCode second) {
    /** Begins with the pairs that share most code. */
    static final Comparator<SimilarPair> MOST_FIRST = Comparator.comparing(SimilarPair::tokens)
            .thenComparing(SimilarPair::percent)
            .reversed()
            .thenComparing(SimilarPair::exercise)
            .thenComparing(pair -> pair.first().student())
            .thenComparing(pair -> pair.second().student());

    /** Returns the pair with both codes. */
    SimilarPair of(AnsweredExercise answered) throws IOException {
        return new SimilarPair(exercise, percent, tokens, first.of(answered), second.of(answered));
    }

    /** Returns whether names and comments are the same, too, up to white space. */
    public boolean isWordForWord() {
        return withoutSpace(first.code()).equals(withoutSpace(second.code()));
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s+", "");
    }
}
