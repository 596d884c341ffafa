package dev.stridebook.course.predict;

import static dev.stridebook.language.Language.say;

import dev.stridebook.notebook.Hosts;
import dev.stridebook.notebook.Html;
import dev.stridebook.notebook.LetteredChoices;
import dev.stridebook.notebook.MimeBundle;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A prediction as notebooks and terminals show it. */
record PredictionPage(String question, Guess kind) {
    private static final String RIGHT = "#009e73";
    private static final String OTHER = "#0072b2";

    /** The question alone. */
    MimeBundle questionAlone() {
        return bundle(questionText(), questionHtml());
    }

    /** The question, and what can be typed. */
    MimeBundle questionToType() {
        String how = say("Type %s, or nothing to see the answer without a guess.", kind.legal());
        return bundle(questionText() + "\n" + how, questionHtml() + paragraph(how));
    }

    /** The question, and the answer in a block that has to be opened. The plain text has no answer, as it cannot be folded. */
    MimeBundle folded(Object result, List<Object> values) {
        StringBuilder answer = new StringBuilder("<p><strong>%s</strong></p>\n".formatted(escape(kind.text(result))));
        values.forEach(
                value -> answer.append(html(Hosts.current().render(value))).append('\n'));
        String how = say(
                "Run in Jupyter, this cell asks for your guess before it shows the answer. Elsewhere write your guess into the code, "
                        + "such as .guess(%s) in place of .ask().",
                kind.example());
        return bundle(
                questionText() + "\n" + how,
                questionHtml()
                        + "<details><summary style=\"display:list-item;cursor:pointer\">" + say("Show the answer")
                        + "</summary>\n"
                        + answer
                        + "</details>");
    }

    /** What is said to a guess. */
    MimeBundle reply(Guess.Verdict verdict, String note) {
        return answer(verdict.isRight() ? RIGHT : OTHER, verdict.sentence(), note);
    }

    /** The answer for somebody who did not guess. */
    MimeBundle withoutGuess(Object result) {
        return answer(OTHER, say("Shown without a guess: %s.", kind.text(result)), "");
    }

    private MimeBundle answer(String colour, String sentence, String note) {
        return bundle(
                note.isEmpty() ? sentence : sentence + "\n" + note,
                "<div style=\"border-left:6px solid %s;padding:2px 0 2px 14px\"><p><strong>%s</strong></p>\n%s</div>"
                        .formatted(colour, escape(sentence), note.isEmpty() ? "" : paragraph(note)));
    }

    private String questionText() {
        return question + lettered().lines().map(line -> "\n  " + line).collect(Collectors.joining());
    }

    private String questionHtml() {
        String html = "<p><strong>%s</strong></p>\n".formatted(escape(question));
        return kind.choices().isEmpty() ? html : html + lettered().toHtml();
    }

    private LetteredChoices lettered() {
        return new LetteredChoices(kind.choices());
    }

    /** Returns a value as a part of a page. A picture is a PNG if there is one, since pages of others drop SVG. */
    private static String html(MimeBundle bundle) {
        Map<String, String> forms = bundle.data();
        String text = escape(forms.get(MimeBundle.TEXT));
        if (forms.containsKey(MimeBundle.HTML)) {
            return forms.get(MimeBundle.HTML);
        }
        if (forms.containsKey(MimeBundle.PNG)) {
            return "<img src=\"data:image/png;base64,%s\" alt=\"%s\">"
                    .formatted(forms.get(MimeBundle.PNG).replaceAll("\\s", ""), text);
        }
        return forms.getOrDefault(MimeBundle.SVG, "<pre>%s</pre>".formatted(text));
    }

    private static MimeBundle bundle(String text, String html) {
        return MimeBundle.text(text).with(MimeBundle.HTML, html);
    }

    private static String paragraph(String text) {
        return "<p>%s</p>\n".formatted(escape(text));
    }

    private static String escape(String text) {
        return Html.escape(text);
    }
}
