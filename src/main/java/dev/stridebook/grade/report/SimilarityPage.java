package dev.stridebook.grade.report;

import static dev.stridebook.language.Language.say;

import dev.stridebook.grade.similar.ComparedExercise;
import dev.stridebook.grade.similar.MarkedCode;
import dev.stridebook.grade.similar.SimilarPair;
import dev.stridebook.grade.similar.Similarities;
import dev.stridebook.notebook.Html;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a page with answers that are alike, each pair side by side. */
final class SimilarityPage {
    /** Pairs after the one that makes the page longer are in the table alone. */
    private static final int LONGEST = 2_000_000;

    private static final int MOST_NAMES = 60;

    private final Similarities similarities;
    private final FileNames names;
    private final StringBuilder body = new StringBuilder();

    private SimilarityPage(Similarities similarities, FileNames names) {
        this.similarities = similarities;
        this.names = names;
    }

    static String of(Similarities similarities, FileNames names) {
        SimilarityPage page = new SimilarityPage(similarities, names);
        page.addIntroduction();
        page.addGroups();
        page.addPairs();
        page.addExercises();
        page.addCode();
        return Page.of(say("Similar answers"), page.body.toString());
    }

    private void addIntroduction() {
        body.append("<p><a href=\"index.html\">%s</a></p>\n<p>%s</p>\n"
                .formatted(
                        say("Grades"),
                        say(
                                "Answers listed here have at least %.0f %% of their structure in common, as JPlag sees it: the order of statements, without names, "
                                        + "comments and the order of methods. <strong>This is a reason to look at them and to ask, and no proof</strong>: who solves a task "
                                        + "in the usual way writes what others write. What was handed out does not count, nor do answers with fewer than %d tokens "
                                        + "(statements, loops, calls and such) beyond it. An answer that many in the class have is in no pair.",
                                100 * Similarities.ALIKE, Similarities.FEWEST_TOKENS)));
    }

    private void addGroups() {
        if (similarities.groups().isEmpty()) {
            return;
        }
        body.append("<h2>%s</h2>\n<p>%s</p>\n<ul>\n"
                .formatted(say("Groups"), say("Each is connected by pairs below, not all of them with each other.")));
        similarities.groups().forEach(group -> body.append("<li>%s</li>\n".formatted(names(group, MOST_NAMES))));
        body.append("</ul>\n");
    }

    private void addPairs() {
        body.append("<h2>%s</h2>\n".formatted(say("Pairs")));
        if (similarities.pairs().isEmpty()) {
            body.append("<p>%s</p>\n".formatted(say("No two answers are alike.")));
            return;
        }
        body.append("<table><thead><tr>%s<th></th></tr></thead><tbody>\n"
                .formatted(say("<th>exercise</th><th>students</th><th>alike</th><th>tokens</th>")));
        int number = 0;
        for (SimilarPair pair : similarities.pairs()) {
            number++;
            body.append("<tr><td><a href=\"#pair-%d\">%s</a></td><td>%s</td><td>%d %%</td><td>%d</td><td>%s</td></tr>\n"
                    .formatted(
                            number,
                            Html.escape(pair.exercise()),
                            say(
                                    "%s and %s",
                                    link(pair.first().student()),
                                    link(pair.second().student())),
                            pair.percent(),
                            pair.tokens(),
                            pair.isWordForWord() ? say("word for word") : ""));
        }
        body.append("</tbody></table>\n");
        if (similarities.omitted() > 0) {
            body.append(
                    "<p>%s</p>\n".formatted(say("And %,d more pairs, with less in common.", similarities.omitted())));
        }
    }

    private void addExercises() {
        body.append("<h2>%s</h2>\n<table><thead><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr></thead><tbody>\n"
                .formatted(
                        say("What was compared"), say("exercise"), say("answers"), say("compared"), say("too short")));
        for (ComparedExercise exercise : similarities.exercises()) {
            body.append("<tr><td>%s %s</td><td>%d</td><td>%d</td><td>%d</td></tr>\n"
                    .formatted(
                            Html.escape(exercise.id()),
                            Html.escape(exercise.title()),
                            exercise.answers(),
                            exercise.compared(),
                            exercise.tooShort()));
        }
        body.append("</tbody></table>\n<ul>\n");
        similarities.exercises().forEach(this::addRemarks);
        body.append("</ul>\n");
    }

    private void addRemarks(ComparedExercise exercise) {
        if (!exercise.problem().isEmpty()) {
            addRemark(exercise, say("not compared: %s.", Html.escape(exercise.problem())));
        }
        if (!exercise.usual().isEmpty()) {
            addRemark(
                    exercise,
                    say(
                            "%d have an answer that many have: %s",
                            exercise.usual().size(), names(exercise.usual(), MOST_NAMES)));
        }
        if (!exercise.leftOut().isEmpty()) {
            List<String> first = exercise.leftOut()
                    .subList(0, Math.min(MOST_NAMES, exercise.leftOut().size()));
            addRemark(
                    exercise,
                    say(
                            "%d left out: %s%s",
                            exercise.leftOut().size(),
                            first.stream().map(Html::escape).collect(Collectors.joining(say("; "))),
                            first.size() < exercise.leftOut().size() ? " …" : ""));
        }
    }

    /** @param remark HTML */
    private void addRemark(ComparedExercise exercise, String remark) {
        body.append("<li>%s</li>\n".formatted(say("%s: %s", Html.escape(exercise.id()), remark)));
    }

    private void addCode() {
        int number = 0;
        for (SimilarPair pair : similarities.pairs()) {
            number++;
            body.append("<section id=\"pair-%d\">\n<h2>%s <span>%s</span></h2>\n"
                    .formatted(
                            number,
                            Html.escape(pair.exercise()),
                            say("%d %% alike, %d tokens", pair.percent(), pair.tokens())));
            if (body.length() > LONGEST) {
                body.append("<p>%s</p>\n"
                        .formatted(say(
                                "%s and %s: their pages have the code.",
                                link(pair.first().student()), link(pair.second().student()))));
            } else {
                body.append("<div class=\"beside\">\n");
                addCode(pair.first());
                addCode(pair.second());
                body.append("</div>\n");
            }
            body.append("</section>\n");
        }
    }

    private void addCode(MarkedCode code) {
        body.append("<div>\n<p class=\"file\">%s · %s</p>\n<div class=\"source\">\n<ol class=\"code\">\n"
                .formatted(link(code.student()), Html.escape(code.file())));
        int line = 0;
        for (String text : code.code().lines().toList()) {
            line++;
            body.append("<li%s><code>%s</code></li>\n"
                    .formatted(code.alike().contains(line) ? " class=\"marked\"" : "", Html.escape(text)));
        }
        body.append("</ol>\n</div>\n</div>\n");
    }

    private String names(List<String> students, int most) {
        String first = students.stream().limit(most).map(this::link).collect(Collectors.joining(say(", ")));
        return students.size() > most ? say("%1$s and %2$d more", first, students.size() - most) : first;
    }

    private String link(String student) {
        return "<a href=\"students/%s.html\">%s</a>".formatted(names.of(student), Html.escape(student));
    }
}
