package dev.stridebook.grade;

import dev.stridebook.course.check.CellAnswer;
import dev.stridebook.handin.SafeText;
import dev.stridebook.handin.SourceFile;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.NotebookException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

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
    static List<CodePart> of(SourceFile file, String exercise, String exerciseClass) {
        if (!file.isNotebook()) {
            return part(0, file.text());
        }
        List<String> cells;
        try {
            cells = cells(file);
        } catch (NotebookException unreadable) {
            return List.of();
        }
        List<CodePart> answers = where(cells, source -> exercises(source).contains(exercise));
        return shown(
                answers.isEmpty() ? where(cells, source -> source.contains(exerciseClass + ".EXERCISE")) : answers);
    }

    /**
     * Returns the code cells of a notebook that are not empty, in the order in which they are run and counted.
     *
     * @throws NotebookException if it is no notebook
     */
    static List<String> cells(SourceFile notebook) {
        return Notebook.parseSources(notebook.text(), notebook.name()).cells().stream()
                .filter(cell -> cell.isCode() && !cell.source().isBlank())
                .map(Cell::source)
                .toList();
    }

    /**
     * Returns a source as reports show it.
     *
     * @param cell the number of the code cell; 0 for a Java file
     */
    static List<CodePart> part(int cell, String source) {
        return shown(List.of(new CodePart(cell, source)));
    }

    private static List<CodePart> where(List<String> cells, Predicate<String> isPart) {
        return IntStream.range(0, cells.size())
                .filter(i -> isPart.test(cells.get(i)))
                .mapToObj(i -> new CodePart(i + 1, cells.get(i)))
                .toList();
    }

    private static List<CodePart> shown(List<CodePart> parts) {
        List<CodePart> shown = new ArrayList<>();
        int left = LONGEST;
        for (CodePart part : parts) {
            if (left > 0) {
                String source = SafeText.lines(part.source().stripTrailing(), left);
                shown.add(new CodePart(part.cell(), source));
                left -= source.length();
            }
        }
        return shown;
    }
}
