package dev.stridebook.course;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** An {@link Exercise} on its way: {@link #hints} completes it. */
public final class ExerciseDraft<A> {
    private static final String JUDGEMENTS =
            " (Judgement.TRUE, Judgement.FALSE, or Judgement.DEPENDS if it is true in some cases and false in others.)";

    private final Kind kind;
    private final String id;
    private final String title;
    private final Class<A> contract;
    private final Class<?> tests;
    private final List<String> covers = new ArrayList<>();
    private final List<KnownMistake<A>> mistakes = new ArrayList<>();
    private int lesson;
    private String task;

    ExerciseDraft(Kind kind, String id, String title, Class<A> contract, Class<?> tests) {
        this.kind = kind;
        this.id = id;
        this.title = title;
        this.contract = contract;
        this.tests = tests;
        covers.add(id.replaceFirst("(?<=\\d)[a-z]$", ""));
    }

    public ExerciseDraft<A> lesson(int number) {
        lesson = number;
        return this;
    }

    /** Curriculum ids beside its own. */
    public ExerciseDraft<A> covers(String... ids) {
        covers.addAll(List.of(ids));
        return this;
    }

    /** What to do; line breaks do not count. How a judgement is written is added. */
    public ExerciseDraft<A> task(String text) {
        task = text.strip().replaceAll("\\s*\n\\s*", " ") + (kind == Kind.JUDGE ? JUDGEMENTS : "");
        return this;
    }

    /**
     * A wrong answer that people usually give.
     *
     * @param answer as a lambda of its own: the process with a student's answer gets it without its body
     * @param diagnosis what they did, in a sentence to them
     */
    public ExerciseDraft<A> mistake(A answer, String diagnosis) {
        return mistake(() -> answer, diagnosis);
    }

    /**
     * As the other, for a contract with several methods.
     *
     * @param answer makes it, as a lambda of its own
     */
    public ExerciseDraft<A> mistake(Supplier<A> answer, String diagnosis) {
        mistakes.add(new KnownMistake<>(answer, diagnosis));
        return this;
    }

    /** From a nudge to nearly the answer. */
    public Exercise<A> hints(String first, String second, String third) {
        return new Exercise<>(
                id, title, kind, lesson, covers, task, contract, tests, mistakes, List.of(first, second, third));
    }
}
