package dev.stridebook.grade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.check.Card;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.check.GradedTest;
import dev.stridebook.course.check.ReportedException;
import dev.stridebook.course.check.TestResult;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.NotebookException;
import dev.stridebook.process.Frames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Grades one submission: its files run in a separate process, and the tests here call them. */
final class SubmissionGrader {
    private static final int LONGEST_LINE = 500;
    /** After this many cells that end the process, the rest of a notebook is not run. */
    private static final int DEADLY_CELLS = 3;

    private final Rules rules;
    private final Submission submission;
    private final Session session;
    private final List<String> notes = new ArrayList<>();
    private final Map<String, ExerciseOutcome> outcomes = new LinkedHashMap<>();

    private SubmissionGrader(Rules rules, Submission submission, Session session) {
        this.rules = rules;
        this.submission = submission;
        this.session = session;
        notes.addAll(submission.refusals());
    }

    static StudentResult grade(Rules rules, AnswerProcesses processes, Submission submission) {
        try (Session session = new Session(processes)) {
            return new SubmissionGrader(rules, submission, session)
                    .grade(processes.sandbox().name());
        }
    }

    private StudentResult grade(String sandbox) {
        if (submission.files().isEmpty() && notes.isEmpty()) {
            notes.add("Nothing was handed in.");
        }
        for (Submission.File file : submission.files()) {
            try {
                grade(file);
            } catch (ReportedException failure) {
                note(file, describe(failure));
            } catch (NotebookException unreadable) {
                notes.add(SafeText.line(unreadable.getMessage(), LONGEST_LINE));
            }
        }
        List<ExerciseOutcome> all = rules.exercises().stream()
                .map(exercise -> outcomes.getOrDefault(exercise.id(), unanswered(exercise)))
                .toList();
        return new StudentResult(
                submission.student(),
                submission.digest(rules.digest()),
                sandbox,
                all,
                notes,
                session.output(),
                rules.deadline().percentOff(submission.submitted()));
    }

    private void grade(Submission.File file) {
        Answering answering = file.isNotebook() ? notebook(file) : java(file);
        answering.run();
        for (String id : answers()) {
            GradedExercise<?> exercise = rules.find(id);
            if (exercise == null) {
                note(file, "the answer to %s is ignored, because that exercise is not graded.".formatted(id));
            } else if (outcomes.containsKey(id) && !outcomes.get(id).isBlank()) {
                note(
                        file,
                        "%s is already answered in %s; only that answer counts."
                                .formatted(id, outcomes.get(id).file()));
            } else {
                if (!session.isAlive()) {
                    answering.run();
                }
                outcomes.put(id, outcome(exercise, file));
            }
        }
        if (session.isAlive()) {
            session.ask(Frames.frame().put("do", "forget"));
        }
    }

    /** Loads a file's answers into a running process. */
    private interface Answering {
        void run();
    }

    private Answering java(Submission.File file) {
        return () -> {
            session.begin();
            session.ask(
                    Frames.frame().put("do", "java").put("file", file.name()).put("source", file.text()));
        };
    }

    private Answering notebook(Submission.File file) {
        List<Cell> cells = Notebook.parse(file.text(), file.name()).cells().stream()
                .filter(cell -> cell.isCode() && !cell.source().isBlank())
                .toList();
        Set<Integer> deadly = new HashSet<>();
        Set<Integer> told = new HashSet<>();
        return () -> {
            boolean isComplete = false;
            while (!isComplete && deadly.size() < DEADLY_CELLS) {
                session.begin();
                isComplete = run(file, cells, deadly, told);
            }
            if (!isComplete) {
                throw new ReportedException("Stopped", "too many of its cells end the process");
            }
        };
    }

    /** Runs the cells, also after one that fails, and returns false if one ended the process. */
    private boolean run(Submission.File file, List<Cell> cells, Set<Integer> deadly, Set<Integer> told) {
        for (int i = 0; i < cells.size(); i++) {
            if (deadly.contains(i)) {
                continue;
            }
            try {
                session.ask(Frames.frame()
                        .put("do", "cell")
                        .put("source", cells.get(i).source())
                        .put("count", i + 1));
            } catch (ChildFailure failure) {
                deadly.add(i);
                note(file, "code cell %d: %s".formatted(i + 1, describe(failure)));
                return false;
            } catch (ReportedException failed) {
                if (told.add(i)) {
                    note(file, "code cell %d: %s".formatted(i + 1, describe(failed)));
                }
            }
        }
        return true;
    }

    /** Returns the ids of the exercises that the process reports answers to; ignores anything that is not an exercise's id. */
    private Set<String> answers() {
        ObjectNode reply = session.ask(Frames.frame().put("do", "answers"));
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode id : reply.path("answers")) {
            if (id.isTextual() && rules.isExercise(id.textValue())) {
                ids.add(id.textValue());
            }
        }
        return ids;
    }

    private <A> ExerciseOutcome outcome(GradedExercise<A> exercise, Submission.File file) {
        A answer = RemoteAnswer.of(exercise.exercise(), session::ask);
        Card card = exercise.gradeRemote(answer);
        List<TestOutcome> tests = new ArrayList<>(
                card.results().stream().map(result -> told(result, false)).toList());
        for (Class<?> hidden : rules.hiddenTests(exercise)) {
            exercise.gradeRemote(answer, hidden).forEach(result -> tests.add(told(result, true)));
        }
        List<String> diagnoses = card.diagnoses().stream()
                .map(diagnosis -> SafeText.line(diagnosis, LONGEST_LINE))
                .toList();
        return new ExerciseOutcome(exercise.id(), exercise.title(), file.name(), tests, diagnoses);
    }

    /** Turns a result into an outcome without revealing what a hidden test expects. */
    private static TestOutcome told(TestResult result, boolean isHidden) {
        return new TestOutcome(
                result.test().name(),
                result.verdict().label(),
                isHidden ? "" : SafeText.line(result.verdict().detail(), LONGEST_LINE),
                result.points(),
                result.test().points());
    }

    private ExerciseOutcome unanswered(GradedExercise<?> exercise) {
        List<TestOutcome> tests = new ArrayList<>();
        exercise.manifest().forEach(test -> tests.add(unanswered(test)));
        for (Class<?> hidden : rules.hiddenTests(exercise)) {
            GradedTest.manifestOf(hidden).forEach(test -> tests.add(unanswered(test)));
        }
        return new ExerciseOutcome(exercise.id(), exercise.title(), "", tests, List.of());
    }

    private static TestOutcome unanswered(GradedTest test) {
        return new TestOutcome(test.name(), "not answered", "", 0, test.points());
    }

    private void note(Submission.File file, String text) {
        notes.add(SafeText.line(file.name(), 200) + ": " + text);
    }

    private static String describe(ReportedException failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        return SafeText.line(message.isEmpty() ? failure.type() : failure.type() + ": " + message, LONGEST_LINE);
    }
}
