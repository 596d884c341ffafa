package dev.stridebook.grade;

import dev.stridebook.course.check.CellAnswer;
import dev.stridebook.handin.SafeText;
import dev.stridebook.handin.SourceFile;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.NotebookException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the code in a file that answers an exercise, without compiling it. */
final class AnswerCode {
    /** Many times the length of any reference answer. */
    private static final int LONGEST = 20_000;

    private AnswerCode() {}

    /** Returns the ids of the exercises that classes in this source answer, also if it does not compile. */
    static Set<String> exercises(String source) {
        Set<String> ids = new LinkedHashSet<>();
        CellAnswer.in(source).forEach(answer -> ids.add(answer.exercise().id()));
        return ids;
    }

    /**
     * Returns the text of a Java file, or the cells of a notebook whose classes answer the exercise; if there are none, those that name it
     * in a check.
     */
    static String of(SourceFile file, String exercise, String exerciseClass) {
        if (!file.isNotebook()) {
            return shown(file.text());
        }
        List<String> sources;
        try {
            sources = Notebook.parseSources(file.text(), file.name()).cells().stream()
                    .filter(Cell::isCode)
                    .map(Cell::source)
                    .toList();
        } catch (NotebookException unreadable) {
            return "";
        }
        List<String> answers = sources.stream()
                .filter(source -> exercises(source).contains(exercise))
                .toList();
        List<String> checks = sources.stream()
                .filter(source -> source.contains(exerciseClass + ".EXERCISE"))
                .toList();
        return shown(String.join("\n\n", answers.isEmpty() ? checks : answers));
    }

    /** Returns source as reports show it. */
    static String shown(String source) {
        return SafeText.lines(source.strip(), LONGEST);
    }
}
