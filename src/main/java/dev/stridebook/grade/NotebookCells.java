package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.Exercise;
import dev.stridebook.course.check.CellAnswer;
import dev.stridebook.course.check.CheckCell;
import dev.stridebook.course.check.ReportedException;
import dev.stridebook.handin.SafeText;
import dev.stridebook.process.Frames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The code cells of a notebook. Every class that answers an exercise is an answer as soon as its cell has run, whether or not a cell checks
 * it. The cells that came with the notebook to check run after all others, so that it does not matter where they stand or what became of
 * them; what a student declares there stands back behind answers in other cells.
 *
 * <p>Cells cost only themselves. One that fails is passed over; one that ends the process, or takes too long, is left out in the next
 * process. Half of the time stays for the tests, whatever cells take.
 */
final class NotebookCells implements AnswerFile {
    /** After this many cells that end the process, others run only if they have an answer; after twice as many, none. */
    private static final int MANY_DEADLY = 20;

    private static final int MOST_NAMED = 20;

    private final List<CodeCell> cells;
    private final List<CodeCell> ordinary;
    private final List<CodeCell> checks;
    private final Set<Integer> known = new HashSet<>();
    private final Set<Integer> deadly = new HashSet<>();
    private final Set<Integer> told = new HashSet<>();
    private final SortedSet<Integer> leftOut = new TreeSet<>();
    private Duration reserve = Duration.ZERO;

    /** An answer of which no instance could be made yet. */
    private record Unmade(CodeCell cell, CellAnswer answer) {}

    NotebookCells(List<CodeCell> cells) {
        this.cells = cells;
        ordinary = cells.stream().filter(cell -> !cell.isCheck()).toList();
        checks = cells.stream().filter(CodeCell::isCheck).toList();
    }

    @Override
    public void load(Session into, Problems problems) {
        if (known.isEmpty()) {
            reserve = into.left().dividedBy(2);
        }
        boolean isComplete = false;
        while (!isComplete) {
            into.beginCells();
            List<Unmade> unmade = new ArrayList<>();
            isComplete = run(ordinary, into, unmade, problems)
                    && makeAgain(unmade, into, problems)
                    && run(checks, into, unmade, problems)
                    && makeAgain(unmade, into, problems);
        }
        tellLeftOut(problems);
    }

    /** Runs cells, also after one that fails; returns false if one ended the process. */
    private boolean run(List<CodeCell> cells, Session into, List<Unmade> unmade, Problems problems) {
        for (CodeCell cell : cells) {
            if (!isWanted(cell, into)) {
                continue;
            }
            try {
                into.ask(request(cell), known.contains(cell.number()) ? into.limit() : into.part());
                for (CellAnswer answer : cell.answers()) {
                    if (!isMade(cell, answer, into)) {
                        unmade.add(new Unmade(cell, answer));
                    }
                }
            } catch (ChildFailure failure) {
                die(cell, failure, problems);
                return false;
            } catch (ReportedException failed) {
                if (told.add(cell.number())) {
                    problems.note(say("code cell %d: %s", cell.number(), Problems.describe(failed)));
                    problems.cannotLoad(cell.number(), cell.source(), failed);
                }
            }
            known.add(cell.number());
        }
        return true;
    }

    /** What a cell that checks as those of the course do asks for needs no compiler. */
    private static ObjectNode request(CodeCell cell) {
        return CheckCell.find(cell.source())
                .map(exercise -> check(cell, exercise, exercise.answerClass(), cell.source()))
                .orElseGet(() -> Frames.frame()
                        .put("do", "cell")
                        .put("source", cell.source())
                        .put("count", cell.number()));
    }

    private static ObjectNode check(CodeCell cell, Exercise<?> exercise, String className, String source) {
        return Frames.frame()
                .put("do", "check")
                .put("exercise", exercise.contract().getDeclaringClass().getName())
                .put("class", className)
                .put("source", source)
                .put("count", cell.number());
    }

    private boolean isWanted(CodeCell cell, Session into) {
        if (deadly.contains(cell.number()) || leftOut.contains(cell.number())) {
            return false;
        }
        int share = cell.answers().isEmpty() ? 1 : 2;
        boolean isWanted = known.contains(cell.number())
                || deadly.size() < share * MANY_DEADLY && into.left().compareTo(reserve.dividedBy(share)) > 0;
        if (!isWanted) {
            leftOut.add(cell.number());
        }
        return isWanted;
    }

    /** Tries answers that need a later cell. */
    private boolean makeAgain(List<Unmade> unmade, Session into, Problems problems) {
        for (Iterator<Unmade> each = unmade.iterator(); each.hasNext(); ) {
            Unmade candidate = each.next();
            try {
                if (isMade(candidate.cell(), candidate.answer(), into)) {
                    each.remove();
                }
            } catch (ChildFailure failure) {
                die(candidate.cell(), failure, problems);
                return false;
            }
        }
        return true;
    }

    /** Makes an answer known; returns false if there is no such class, or no instance of it can be created. */
    private static boolean isMade(CodeCell cell, CellAnswer answer, Session into) {
        try {
            into.ask(
                    check(cell, answer.exercise(), answer.className(), answer.check())
                            .put("declared", !cell.isCheck()),
                    into.part());
            return true;
        } catch (ChildFailure failure) {
            throw failure;
        } catch (ReportedException notYet) {
            return false;
        }
    }

    /** Returns the cells whose classes answer the exercise; if there are none, those that name it in a check. */
    @Override
    public List<CodePart> code(Exercise<?> exercise) {
        List<CodePart> answers = parts(cell -> cell.isAnswerTo(exercise.id()));
        return AnswerCode.shown(
                answers.isEmpty()
                        ? parts(cell -> cell.source().contains(exercise.className() + ".EXERCISE"))
                        : answers);
    }

    private List<CodePart> parts(Predicate<CodeCell> isPart) {
        return cells.stream()
                .filter(isPart)
                .map(cell -> new CodePart(cell.number(), cell.source()))
                .toList();
    }

    private void die(CodeCell cell, ChildFailure failure, Problems problems) {
        deadly.add(cell.number());
        problems.note(say("code cell %d: %s", cell.number(), Problems.describe(failure)));
    }

    private void tellLeftOut(Problems problems) {
        if (!leftOut.isEmpty() && told.add(leftOut.first())) {
            String named =
                    leftOut.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(say(", ")));
            problems.note(SafeText.line(
                    say(
                            leftOut.size() > MOST_NAMED
                                    ? "code cells that were not run, because others took too long or ended the process: %s and others"
                                    : "code cells that were not run, because others took too long or ended the process: %s",
                            named),
                    500));
        }
    }
}
