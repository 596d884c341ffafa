package dev.stridebook.tools.site;

import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Html;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.page.HtmlExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A lesson with its stored outputs. Its animations move, and its questions take a guess, without a kernel. */
final class LessonPage {
    /** How lessons ask for a prediction. */
    private static final Pattern QUESTION = Pattern.compile("\\bPredict\\s*\\.(number|size|choice)\\(");

    private static final Pattern TOLERANCE = Pattern.compile("\\.within\\(([\\d_.]+)\\)");

    private LessonPage() {}

    static Page of(Path project, Places places, List<LessonEntry> lessons, LessonEntry lesson) throws IOException {
        Path file = project.resolve(lesson.notebook());
        StringBuilder body = new StringBuilder(actions(places.repository(), lesson));
        for (Cell cell : Notebook.read(file).cells()) {
            String html = HtmlExport.cell(
                    cell, file.getParent(), address -> places.link(lesson.place(), lesson.notebook(), address));
            body.append(cell.isCode() ? asking(cell.source(), html) : html);
        }
        body.append(neighbours(lessons, lesson));
        return new Page(lesson.place(), lesson.title() + " · Stridebook", lesson.sentence(), body.toString());
    }

    private static String actions(Repository repository, LessonEntry lesson) {
        return """
                <p class="actions"><a class="button" href="%s">Run it in Binder</a> <a href="%s">The notebook</a></p>
                """.formatted(
                Html.escape(repository.binder(lesson.notebook())), Html.escape(repository.page(lesson.notebook())));
    }

    /** Marks the cell of a prediction with what the page's script needs to compare a guess. */
    private static String asking(String source, String html) {
        Matcher question = QUESTION.matcher(source);
        if (!question.find()) {
            return html;
        }
        Matcher tolerance = TOLERANCE.matcher(source);
        String within = tolerance.find()
                ? " data-within=\"%s\"".formatted(tolerance.group(1).replace("_", ""))
                : "";
        return "<div data-predicts=\"%s\"%s>\n%s</div>\n".formatted(question.group(1), within, html);
    }

    private static String neighbours(List<LessonEntry> lessons, LessonEntry lesson) {
        int at = lessons.indexOf(lesson);
        String before = at == 0 ? "" : neighbour("prev", "← ", lessons.get(at - 1));
        String after = at == lessons.size() - 1 ? "" : neighbour("next", "→ ", lessons.get(at + 1));
        return "<nav class=\"neighbours\" aria-label=\"Lessons before and after\">%s%s</nav>\n"
                .formatted(before, after);
    }

    private static String neighbour(String relation, String arrow, LessonEntry lesson) {
        return "<a rel=\"%s\" href=\"../%s\"><span aria-hidden=\"true\">%s</span>%s</a>\n"
                .formatted(relation, lesson.place(), arrow, Html.escape(lesson.title()));
    }
}
