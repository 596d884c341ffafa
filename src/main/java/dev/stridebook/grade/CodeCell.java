package dev.stridebook.grade;

import dev.stridebook.course.check.CellAnswer;
import dev.stridebook.course.check.CheckCell;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import java.util.ArrayList;
import java.util.List;

/**
 * A cell with code.
 *
 * @param number its place among the code cells that are not empty, from 1
 * @param answers the classes in it that answer an exercise
 * @param isCheck whether it came with the notebook to check an exercise
 */
record CodeCell(int number, String source, List<CellAnswer> answers, boolean isCheck) {
    /** Returns the code cells of a notebook that are not empty, in the order in which they are run and counted. */
    static List<CodeCell> in(Notebook notebook) {
        List<CodeCell> cells = new ArrayList<>();
        for (Cell cell : notebook.cells()) {
            if (cell.isCode() && !cell.source().isBlank()) {
                cells.add(new CodeCell(
                        cells.size() + 1, cell.source(), CellAnswer.in(cell.source()), CheckCell.isOne(cell)));
            }
        }
        return cells;
    }

    boolean isAnswerTo(String exercise) {
        return answers.stream().anyMatch(answer -> answer.exercise().id().equals(exercise));
    }
}
