package dev.stridebook.course.practice;

import dev.stridebook.notebook.Html;
import dev.stridebook.notebook.MimeBundle;
import java.util.List;

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

    /** Returns the letter of a choice, from {@code a}. */
    static char letter(int choice) {
        return (char) ('a' + choice);
    }

    Choice right() {
        return choices.stream().filter(Choice::isRight).findFirst().orElseThrow();
    }

    /** Returns the question as text for a terminal. */
    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder(title).append("\n").append(text).append('\n');
        for (int i = 0; i < choices.size(); i++) {
            lines.append("  ")
                    .append(letter(i))
                    .append(") ")
                    .append(choices.get(i).text())
                    .append('\n');
        }
        return lines.toString().stripTrailing();
    }

    /** Returns the question for a notebook; whoever only reads it can unfold the answer. */
    MimeBundle toMimeBundle() {
        StringBuilder html = new StringBuilder("<p><strong>%s</strong></p>\n<p>%s</p>\n<ol type=\"a\">\n"
                .formatted(Html.escape(title), Html.escape(text)));
        choices.forEach(
                choice -> html.append("<li>").append(Html.escape(choice.text())).append("</li>\n"));
        html.append(
                "</ol>\n<details><summary style=\"display:list-item;cursor:pointer\">The answer</summary><p>%s</p></details>"
                        .formatted(Html.escape(solution)));
        return MimeBundle.text(toString()).with(MimeBundle.HTML, html.toString());
    }
}
