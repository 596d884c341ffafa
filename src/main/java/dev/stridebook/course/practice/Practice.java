package dev.stridebook.course.practice;

import static dev.stridebook.language.Language.say;

import dev.stridebook.notebook.Host;
import dev.stridebook.notebook.Hosts;
import dev.stridebook.notebook.Html;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.Show;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Endless practice. Draws a fresh question, or brings back one that was answered wrongly before; a wrong choice is answered with the
 * misconception that leads to it.
 *
 * <pre>{@code
 * practice()                    // a question of any kind
 * practice("output-size")       // a question of this kind
 * }</pre>
 */
public final class Practice {
    private final PracticeBook book;
    private final Optional<Drill> only;
    private final SplittableRandom random;
    private Question question;

    private Practice(PracticeBook book, Optional<Drill> only, long seed) {
        this.book = book;
        this.only = only;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Starts a round of questions.
     *
     * @param drill the kind of question; empty for all kinds
     * @throws IllegalArgumentException if there is no such kind; the message lists all
     */
    public static Practice start(Optional<String> drill, long seed) {
        return new Practice(PracticeBook.ofUser(), drill.map(Drills::of), seed);
    }

    /** Returns the ids of all kinds of questions. */
    public static List<String> kinds() {
        return Drills.ALL.stream().map(Drill::id).toList();
    }

    /** Asks a question in a notebook, waits for the letter of an answer, and shows what it was worth. */
    public static void practice() {
        ask(start(Optional.empty(), System.nanoTime()));
    }

    /**
     * Asks a question of one kind in a notebook.
     *
     * @param drill such as {@code output-size}
     * @throws IllegalArgumentException if there is no such kind; the message lists all
     */
    public static void practice(String drill) {
        ask(start(Optional.of(drill), System.nanoTime()));
    }

    private static void ask(Practice practice) {
        practice.next();
        Show.show(practice.question.toMimeBundle());
        Host host = Hosts.current();
        if (!host.canAsk()) {
            Show.show(practice.question.foldedAnswer());
            return;
        }
        try {
            Optional<Reply> reply = Optional.empty();
            while (reply.isEmpty()) {
                System.out.println(practice.legal());
                Optional<String> typed = host.ask(say("Your answer: "));
                if (typed.isEmpty()) {
                    return;
                }
                reply = practice.answer(typed.get());
            }
            Show.show(reply.get().toMimeBundle());
        } catch (IOException nobodyThere) {
            Show.show(practice.question.foldedAnswer());
        }
    }

    /** Draws the next question, or takes one that is due again, and returns its text. */
    public String next() {
        question = book.due(only)
                .orElseGet(() -> Drills.question(
                        only.orElseGet(() -> Drills.ALL.get(random.nextInt(Drills.ALL.size()))),
                        // Readable, since a teacher may want to ask a student's question again.
                        random.nextInt(1_000_000)));
        return question.toString();
    }

    /** Returns which answers are legal. */
    public String legal() {
        return say("Type %s.", question.lettered().legal());
    }

    /** Returns how many questions have been answered so far, in all rounds, and how many of them rightly. */
    public String score() {
        return say("%d of %d right so far.", book.right(), book.asked());
    }

    /**
     * Takes the answer to the question.
     *
     * @param letter the letter of a choice
     * @return what to say to it; empty if it is no letter of a choice
     */
    public Optional<Reply> answer(String letter) {
        OptionalInt number = question.lettered().find(letter);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        Choice choice = question.choices().get(number.getAsInt());
        String note = "";
        try {
            book.note(question, choice.isRight());
        } catch (UncheckedIOException notKept) {
            note = say("This could not be saved: %s", notKept.getCause().getMessage());
        }
        return Optional.of(
                new Reply(choice.isRight(), choice.reply(), question.right().text(), question.solution(), note));
    }

    /**
     * What is said to an answer.
     *
     * @param misconception what a wrong answer shows about its author's thinking; empty if it is right
     * @param solution the way to the right answer, with its numbers
     * @param note a remark on problems other than the answer; empty if there are none
     */
    public record Reply(boolean isRight, String misconception, String right, String solution, String note) {
        private String verdict() {
            return isRight ? say("Right.") : say("Not quite: %s", misconception);
        }

        @Override
        public String toString() {
            return (verdict() + "\n" + solution + (note.isEmpty() ? "" : "\n" + note)).strip();
        }

        MimeBundle toMimeBundle() {
            return MimeBundle.text(toString())
                    .with(
                            MimeBundle.HTML,
                            "<div style=\"border-left:6px solid %s;padding:2px 0 2px 14px\"><p><strong>%s</strong></p><p>%s</p>%s</div>"
                                    .formatted(
                                            isRight ? "#009e73" : "#c24e00",
                                            Html.escape(verdict()),
                                            Html.escape(solution),
                                            note.isEmpty() ? "" : "<p>" + Html.escape(note) + "</p>"));
        }
    }
}
