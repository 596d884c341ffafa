package dev.stridebook.course.practice;

import static dev.stridebook.language.Language.say;

import dev.stridebook.notebook.Html;
import dev.stridebook.notebook.LetteredChoices;
import dev.stridebook.notebook.MimeBundle;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A question with its choices.
 *
 * @param drill the id of the kind of question
 * @param seed draws the same question again
 * @param solution the way to the right answer, with its numbers
 */
record Question(String drill, long seed, String title, String text, List<Choice> choices, String solution) {
    Question {
        choices = List.copyOf(choices);
    }

    Choice right() {
        return choices.stream().filter(Choice::isRight).findFirst().orElseThrow();
    }

    LetteredChoices lettered() {
        return new LetteredChoices(choices.stream().map(Choice::text).toList());
    }

    /** Returns the question as text for a terminal. */
    @Override
    public String toString() {
        return Stream.concat(Stream.of(title, text), lettered().lines()).collect(Collectors.joining("\n"));
    }

    /** Returns the question for a notebook. */
    MimeBundle toMimeBundle() {
        String html = "<p><strong>%s</strong></p>\n<p>%s</p>\n%s"
                .formatted(Html.escape(title), Html.escape(text), lettered().toHtml());
        return MimeBundle.text(toString()).with(MimeBundle.HTML, html);
    }

    /** Returns the answer folded, for somebody who only reads the notebook. */
    MimeBundle foldedAnswer() {
        String html = "<details><summary style=\"display:list-item;cursor:pointer\">%s</summary><p>%s</p></details>"
                .formatted(say("The answer"), Html.escape(solution));
        return MimeBundle.text(say("Run the cell in a notebook that can ask for an answer."))
                .with(MimeBundle.HTML, html);
    }
}
