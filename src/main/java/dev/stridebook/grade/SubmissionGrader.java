package dev.stridebook.grade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.Exercise;
import dev.stridebook.course.Variant;
import dev.stridebook.course.check.Card;
import dev.stridebook.course.check.CheckCell;
import dev.stridebook.course.check.CourseSolutions;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.check.ReportedException;
import dev.stridebook.course.check.TestResult;
import dev.stridebook.course.check.VariantLine;
import dev.stridebook.course.check.Verdict;
import dev.stridebook.grade.NotebookCells.CodeCell;
import dev.stridebook.handin.SafeText;
import dev.stridebook.handin.SourceFile;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.NotebookException;
import dev.stridebook.process.Frames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Grades one submission: its files run in a separate process, and the tests here call them. */
final class SubmissionGrader {
    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_PROBLEM = 4000;
    /** What a file and a cell are told to be that the compiler refuses. */
    private static final Set<String> NOT_COMPILED = Set.of("Does not compile", "CompileError", "NotDefined");
    /** More answers to one exercise in one notebook are not tried, whatever the process reports. */
    private static final int MOST_ANSWERS = 20;

    private final Rules rules;
    private final Submission submission;
    private final Session session;
    private final Notes notes = new Notes();
    private final List<String> ofTheCourse = new ArrayList<>();
    private final List<String> notRun = new ArrayList<>();
    private final Map<String, ExerciseOutcome> outcomes = new LinkedHashMap<>();
    /** Answers that cannot be tested, such as those that do not compile; they count only if there is no other. */
    private final Map<String, ExerciseOutcome> untested = new LinkedHashMap<>();

    private final List<Counted> counted = new ArrayList<>();

    /** The answer that counts. */
    private record Counted(GradedExercise<?> exercise, SourceFile file, Answering answering, int number) {}

    private SubmissionGrader(Rules rules, Submission submission, Session session) {
        this.rules = rules;
        this.submission = submission;
        this.session = session;
        submission.refusals().forEach(notes::add);
    }

    /**
     * Grades a submission.
     *
     * @param endsItself whether it counts as the answer's doing if a process ends as if it had been killed
     * @throws MachineFailure if the machine failed, so that nobody knows what the submission is worth
     */
    static StudentResult grade(Rules rules, AnswerProcesses processes, Submission submission, boolean endsItself) {
        try (Session session = new Session(processes, endsItself);
                Session unheard = new Session(processes, endsItself)) {
            return new SubmissionGrader(rules, submission, session).grade(processes.place(), unheard);
        }
    }

    /** Returns the result of a submission that could not be graded. */
    static StudentResult notGraded(Rules rules, String sandbox, Submission submission, String reason) {
        return new StudentResult(
                submission.student(),
                submission.digest(rules.digest()),
                sandbox,
                rules.exercises().stream()
                        .map(exercise -> rules.untested().of(exercise, "", "not graded"))
                        .toList(),
                submission.refusals(),
                "",
                0,
                reason);
    }

    private StudentResult grade(String sandbox, Session unheard) {
        if (submission.files().isEmpty() && notes.isEmpty()) {
            notes.add("Nothing was handed in.");
        }
        for (SourceFile file : submission.files()) {
            if (session.isLate()) {
                notRun.add(file.name());
                continue;
            }
            if (!file.remark().isEmpty()) {
                note(file, file.remark());
            }
            try {
                grade(file);
            } catch (ReportedException failure) {
                note(file, Problems.describe(failure));
                if (!file.isNotebook()) {
                    addUntested(file, file.text(), failure);
                }
            } catch (NotebookException unreadable) {
                notes.add(SafeText.line(unreadable.getMessage(), LONGEST_LINE));
            }
            session.requireMachine();
        }
        if (!notRun.isEmpty()) {
            notes.add(SafeText.line(
                    "Not run, because %s: %s".formatted(session.submissionLate(), String.join(", ", notRun)),
                    LONGEST_LINE));
        }
        String output = session.output();
        runHiddenTests(unheard);
        if (!ofTheCourse.isEmpty()) {
            notes.add(SafeText.line(
                    "The course's own solutions count for nothing. If one is yours, hand it in in another folder. They are: "
                            + String.join(", ", ofTheCourse),
                    LONGEST_LINE));
        }
        List<ExerciseOutcome> all =
                rules.exercises().stream().map(this::counted).toList();
        return new StudentResult(
                submission.student(),
                submission.digest(rules.digest()),
                sandbox,
                all,
                notes.list(),
                output,
                rules.deadline().percentOff(submission.submitted()));
    }

    private ExerciseOutcome counted(GradedExercise<?> exercise) {
        ExerciseOutcome outcome = outcomes.get(exercise.id());
        if (outcome == null || outcome.isBlank()) {
            outcome = untested.getOrDefault(exercise.id(), outcome);
        }
        return outcome == null ? rules.untested().unanswered(exercise, variant(Optional.empty())) : outcome;
    }

    /** Remembers the answers in a source that could not be loaded, so that their code and its error are shown. */
    private void addUntested(SourceFile file, String source, ReportedException failure) {
        for (String id : AnswerCode.exercises(source)) {
            GradedExercise<?> exercise = rules.find(id);
            if (exercise != null) {
                untested.put(
                        id,
                        rules.untested()
                                .of(
                                        exercise.variant(variant(stated(file, false))),
                                        file.name(),
                                        NOT_COMPILED.contains(failure.type()) ? "does not compile" : "not tested")
                                .withCode(AnswerCode.shown(source), problem(failure)));
            }
        }
    }

    /**
     * Runs a teacher's own tests when all else is done, in a process whose output nobody reads: an answer can print what it is given, or
     * keep it for its next call.
     */
    private void runHiddenTests(Session unheard) {
        for (ExerciseOutcome outcome : List.copyOf(outcomes.values())) {
            GradedExercise<?> exercise = rules.find(outcome.id());
            if (rules.hiddenTests(exercise).isEmpty()) {
                continue;
            }
            List<TestOutcome> tests = new ArrayList<>(outcome.tests());
            if (outcome.isBlank()) {
                tests.addAll(rules.untested().hidden(exercise, "not answered"));
            } else {
                Counted answer = counted.stream()
                        .filter(each -> each.exercise().id().equals(outcome.id()))
                        .reduce((before, last) -> last)
                        .orElseThrow();
                tests.addAll(runHiddenTests(unheard, answer.exercise(), answer));
            }
            outcomes.put(outcome.id(), outcome.withTests(tests));
        }
    }

    private <A> List<TestOutcome> runHiddenTests(Session unheard, GradedExercise<A> exercise, Counted counts) {
        List<TestOutcome> tests = new ArrayList<>();
        try {
            counts.answering().load(unheard, Problems.UNHEARD);
            A answer = RemoteAnswer.of(
                    exercise.exercise(), request -> unheard.ask(request.put("answer", counts.number())));
            for (Class<?> hidden : rules.hiddenTests(exercise)) {
                exercise.gradeRemote(answer, hidden).forEach(result -> tests.add(told(result, true)));
            }
            if (unheard.isAlive()) {
                unheard.ask(Frames.frame().put("do", "forget"));
            }
        } catch (ReportedException notThisTime) {
            tests.clear();
            tests.addAll(rules.untested().hidden(exercise, "failed"));
        }
        unheard.requireMachine();
        return tests;
    }

    private void grade(SourceFile file) {
        Optional<Answering> found = file.isNotebook() ? notebook(file) : java(file);
        if (found.isEmpty()) {
            return;
        }
        Answering answering = found.get();
        answering.load(session, problems(file));
        Optional<Variant> stated = stated(file, true);
        for (Map.Entry<String, Integer> answers : answers().entrySet()) {
            String id = answers.getKey();
            GradedExercise<?> exercise = rules.find(id);
            if (exercise == null) {
                note(file, "the answer to %s is ignored, because that exercise is not graded.".formatted(id));
            } else if (outcomes.containsKey(id) && !outcomes.get(id).isBlank()) {
                note(
                        file,
                        "%s is already answered in %s; only that answer counts."
                                .formatted(id, outcomes.get(id).file()));
            } else {
                outcomes.put(id, outcome(exercise.variant(variant(stated)), file, answers.getValue(), answering));
                noteVariant(exercise, file, stated);
            }
        }
        if (session.isAlive()) {
            session.ask(Frames.frame().put("do", "forget"));
        }
    }

    /** Returns the variant that a file states; one that cannot be read is noted on demand. */
    private Optional<Variant> stated(SourceFile file, boolean isNoted) {
        try {
            return file.isNotebook()
                    ? VariantLine.inNotebook(Notebook.parseSources(file.text(), file.name()))
                    : VariantLine.inJava(file.text());
        } catch (IllegalArgumentException illegal) {
            if (isNoted) {
                note(file, SafeText.line(illegal.getMessage(), LONGEST_LINE));
            }
            return Optional.empty();
        }
    }

    /** The class decides which numbers a student has; what a file states counts only if the class leaves it open. */
    private Variant variant(Optional<Variant> stated) {
        return submission.variant().or(() -> stated).orElse(Variant.DOCUMENT);
    }

    private void noteVariant(GradedExercise<?> exercise, SourceFile file, Optional<Variant> stated) {
        boolean differs = stated.isPresent() && !stated.get().equals(variant(stated));
        if (exercise.numbers().isPresent() && differs) {
            note(
                    file,
                    "it states variant %s, but the class gives variant %s, whose numbers %s was graded with."
                            .formatted(stated.get(), variant(stated), exercise.id()));
        }
    }

    /** Returns the outcome of the last answer that is not blank: an answer may stand above or below the class that was handed out. */
    private ExerciseOutcome outcome(GradedExercise<?> exercise, SourceFile file, int answers, Answering answering) {
        ExerciseOutcome outcome = null;
        for (int number = answers - 1; number >= 0 && (outcome == null || outcome.isBlank()); number--) {
            session.requireMachine();
            if (!session.isAlive()) {
                answering.load(session, problems(file));
            }
            outcome = outcome(exercise, file, number);
            counted.add(new Counted(exercise, file, answering, number));
        }
        return outcome;
    }

    /** Returns nothing if the file is one of the course's own solutions. */
    private Optional<Answering> java(SourceFile file) {
        if (CourseSolutions.isPlace(file.name())
                && CourseSolutions.find(file.text()).isPresent()) {
            ofTheCourse.add(file.name());
            return Optional.empty();
        }
        return Optional.of((into, problems) -> {
            into.begin();
            into.ask(Frames.frame().put("do", "java").put("file", file.name()).put("source", file.text()), into.part());
        });
    }

    /** Returns nothing if all answers of the notebook are the course's own. */
    private Optional<Answering> notebook(SourceFile file) {
        List<CodeCell> cells = new ArrayList<>();
        for (Cell cell : Notebook.parseSources(file.text(), file.name()).cells()) {
            if (cell.isCode() && !cell.source().isBlank()) {
                cells.add(CodeCell.of(cells.size() + 1, cell));
            }
        }
        if (CourseSolutions.isPlace(file.name())) {
            List<Exercise<?>> theirs = cells.stream()
                    .flatMap(cell -> CourseSolutions.find(cell.source()).stream())
                    .<Exercise<?>>map(exercise -> exercise)
                    .toList();
            cells.removeIf(cell -> isOfTheCourse(cell.source(), theirs));
            theirs.forEach(exercise -> ofTheCourse.add(exercise.id() + " in " + file.name()));
            if (!theirs.isEmpty()
                    && cells.stream().allMatch(cell -> cell.answers().isEmpty())) {
                return Optional.empty();
            }
        }
        return Optional.of(new NotebookCells(cells));
    }

    private static boolean isOfTheCourse(String cell, List<Exercise<?>> exercises) {
        return CourseSolutions.find(cell).isPresent()
                || exercises.stream()
                        .anyMatch(exercise -> CheckCell.source(exercise).equals(cell.strip()));
    }

    /** Returns how many answers to each exercise the process reports; ignores anything that is not an exercise's id. */
    private Map<String, Integer> answers() {
        ObjectNode reply = session.ask(Frames.frame().put("do", "answers"));
        Map<String, Integer> answers = new LinkedHashMap<>();
        for (JsonNode id : reply.path("answers")) {
            if (id.isTextual() && rules.isExercise(id.textValue())) {
                answers.merge(id.textValue(), 1, (count, one) -> Math.min(MOST_ANSWERS, count + one));
            }
        }
        return answers;
    }

    private <A> ExerciseOutcome outcome(GradedExercise<A> exercise, SourceFile file, int number) {
        A answer = RemoteAnswer.of(exercise.exercise(), request -> session.ask(request.put("answer", number)));
        Card card = exercise.gradeRemote(answer);
        List<TestOutcome> tests = new ArrayList<>(
                card.results().stream().map(result -> told(result, false)).toList());
        List<String> diagnoses = card.diagnoses().stream()
                .map(diagnosis -> SafeText.line(diagnosis, LONGEST_LINE))
                .toList();
        return new ExerciseOutcome(
                        exercise.id(), exercise.title(), file.name(), tests, diagnoses, UntestedOutcomes.word(exercise))
                .withCode(AnswerCode.of(file, exercise.id(), exercise.exercise().className()), "");
    }

    /** Turns a result into an outcome without revealing what a hidden test expects. */
    private static TestOutcome told(TestResult result, boolean isHidden) {
        if (result.verdict() instanceof Verdict.NotRun) {
            throw new MachineFailure(
                    "the test \"%s\" did not run".formatted(result.test().name()));
        }
        boolean isPassed = result.verdict() instanceof Verdict.Passed;
        return new TestOutcome(
                result.test().name(),
                isHidden && !isPassed ? "failed" : result.verdict().label(),
                isHidden ? "" : SafeText.line(result.verdict().detail(), LONGEST_LINE),
                result.points(),
                result.test().points());
    }

    private Problems problems(SourceFile file) {
        return new Problems() {
            @Override
            public void note(String text) {
                SubmissionGrader.this.note(file, text);
            }

            @Override
            public void cannotLoad(String source, ReportedException failure) {
                addUntested(file, source, failure);
            }
        };
    }

    private void note(SourceFile file, String text) {
        notes.add(SafeText.line(file.name(), 200) + ": " + text);
    }

    /** Returns a failure with its line breaks, as a compiler shows its errors. */
    private static String problem(ReportedException failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        String type = NOT_COMPILED.contains(failure.type()) ? "Does not compile" : failure.type();
        return SafeText.lines(message.isEmpty() ? type : type + ":\n" + message, LONGEST_PROBLEM);
    }
}
