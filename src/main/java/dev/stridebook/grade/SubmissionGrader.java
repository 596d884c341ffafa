package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.Exercise;
import dev.stridebook.course.Variant;
import dev.stridebook.course.check.Card;
import dev.stridebook.course.check.CheckCell;
import dev.stridebook.course.check.CourseSolutions;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.check.ReportedException;
import dev.stridebook.course.check.VariantLine;
import dev.stridebook.handin.SafeText;
import dev.stridebook.handin.SourceFile;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.NotebookException;
import dev.stridebook.process.Frames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Grades one submission: its files run in a separate process, and the tests here call them. */
final class SubmissionGrader {
    private static final int LONGEST_LINE = 500;
    /** What a file is told to be without an answer that can be taken. */
    private static final String REFUSED = "Refused";
    /** More answers to one exercise in one notebook are not tried, whatever the process reports. */
    private static final int MOST_ANSWERS = 20;

    private final Rules rules;
    private final Submission submission;
    private final Session session;
    private final Notes notes = new Notes();
    private final List<String> ofTheCourse = new ArrayList<>();
    private final List<String> notRun = new ArrayList<>();
    private final HelperFiles helpers;
    /** Files that answer nothing, with what that is worth saying if they do not help others either. */
    private final Map<SourceFile, String> useless = new LinkedHashMap<>();

    private final Map<String, ExerciseOutcome> outcomes = new LinkedHashMap<>();
    /** Answers that cannot be tested, such as those that do not compile; they count only if there is no other. */
    private final Map<String, ExerciseOutcome> untested = new LinkedHashMap<>();

    /** The answers that count, by exercise. */
    private final Map<String, CountedAnswer> counted = new HashMap<>();

    private final Map<SourceFile, Optional<Variant>> stated = new HashMap<>();

    private SubmissionGrader(Rules rules, Submission submission, Session session) {
        this.rules = rules;
        this.submission = submission;
        this.session = session;
        this.helpers = new HelperFiles(submission.files());
        submission.refusals().forEach(notes::add);
    }

    /**
     * Grades a submission.
     *
     * @param endsItself whether it counts as the answer's doing if a process ends as if it had been killed
     * @throws MachineFailure if the machine failed, so that nobody knows what the submission is worth
     */
    static StudentResult grade(Rules rules, AnswerProcesses processes, Submission submission, boolean endsItself) {
        try (Session session = new Session(processes, endsItself)) {
            SubmissionGrader grader = new SubmissionGrader(rules, submission, session);
            grader.gradeFiles();
            String output = session.output();
            if (rules.hasHiddenTests()) {
                try (HiddenTestRun run = new HiddenTestRun(rules, new Session(processes, endsItself))) {
                    grader.outcomes.replaceAll((id, outcome) -> run.complete(outcome, grader.counted.get(id)));
                }
            }
            return grader.result(processes.place(), output);
        }
    }

    private void gradeFiles() {
        if (submission.files().isEmpty() && notes.isEmpty()) {
            notes.add(StudentResult.NOTHING);
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
                if (failure.type().equals(REFUSED) && !helpers.hasAnswer(file)) {
                    useless.put(file, Problems.describe(failure));
                } else {
                    note(file, Problems.describe(failure));
                }
                if (!file.isNotebook()) {
                    addUntested(file, 0, file.text(), failure);
                }
            } catch (NotebookException unreadable) {
                notes.add(SafeText.line(unreadable.getMessage(), LONGEST_LINE));
            }
            session.requireMachine();
        }
        if (!notRun.isEmpty()) {
            notes.add(SafeText.line(
                    say("Not run, because %s: %s", session.submissionLate(), String.join(say(", "), notRun)),
                    LONGEST_LINE));
        }
        useless.keySet().removeIf(helpers::isUsed);
        useless.forEach(this::note);
        if (!ofTheCourse.isEmpty()) {
            notes.add(SafeText.line(
                    say(
                            "The course's own solutions count for nothing. If one is yours, hand it in in another folder. They are: %s",
                            String.join(say(", "), ofTheCourse)),
                    LONGEST_LINE));
        }
    }

    private StudentResult result(String sandbox, String output) {
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
    private void addUntested(SourceFile file, int cell, String source, ReportedException failure) {
        for (String id : AnswerCode.exercises(source)) {
            GradedExercise<?> exercise = rules.find(id);
            if (exercise != null) {
                untested.put(
                        id,
                        rules.untested()
                                .of(
                                        exercise.variant(variant(stated(file))),
                                        file.name(),
                                        Problems.isNotCompiled(failure) ? "does not compile" : "not tested")
                                .withCode(AnswerCode.part(cell, source), Problems.inFull(failure)));
            }
        }
    }

    private void grade(SourceFile file) {
        Optional<AnswerFile> found = file.isNotebook() ? notebook(file) : java(file);
        if (found.isEmpty()) {
            return;
        }
        AnswerFile answerFile = found.get();
        answerFile.load(session, problems(file));
        Optional<Variant> stated = stated(file);
        for (Map.Entry<String, Integer> answers : answers().entrySet()) {
            String id = answers.getKey();
            GradedExercise<?> exercise = rules.find(id);
            if (exercise == null) {
                note(file, say("the answer to %s is ignored, because that exercise is not graded.", id));
            } else if (outcomes.containsKey(id) && !outcomes.get(id).isBlank()) {
                note(
                        file,
                        say(
                                "%s is already answered in %s; only that answer counts.",
                                id, outcomes.get(id).file()));
            } else {
                outcomes.put(id, outcome(exercise.variant(variant(stated)), file, answers.getValue(), answerFile));
                noteVariant(exercise, file, stated);
            }
        }
        if (session.isAlive()) {
            session.ask(Frames.frame().put("do", "forget"));
        }
    }

    /** Returns the variant that a file states; one that cannot be read is noted. */
    private Optional<Variant> stated(SourceFile file) {
        return stated.computeIfAbsent(file, each -> {
            try {
                return each.isNotebook()
                        ? VariantLine.inNotebook(Notebook.parseSources(each.text(), each.name()))
                        : VariantLine.inJava(each.text());
            } catch (IllegalArgumentException illegal) {
                note(each, SafeText.line(illegal.getMessage(), LONGEST_LINE));
                return Optional.empty();
            }
        });
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
                    say(
                            "it states variant %s, but the class gives variant %s, whose numbers %s was graded with.",
                            stated.get(), variant(stated), exercise.id()));
        }
    }

    /** Returns the outcome of the last answer that is not blank: an answer may stand above or below the class that was handed out. */
    private ExerciseOutcome outcome(GradedExercise<?> exercise, SourceFile file, int answers, AnswerFile answerFile) {
        ExerciseOutcome outcome = null;
        for (int number = answers - 1; number >= 0 && (outcome == null || outcome.isBlank()); number--) {
            session.requireMachine();
            if (!session.isAlive()) {
                answerFile.load(session, problems(file));
            }
            CountedAnswer answer = new CountedAnswer(exercise, answerFile, number);
            outcome = outcome(exercise, file, answer);
            counted.put(exercise.id(), answer);
        }
        return outcome;
    }

    /** Returns nothing if the file is one of the course's own solutions. */
    private Optional<AnswerFile> java(SourceFile file) {
        if (CourseSolutions.isPlace(file.name())
                && CourseSolutions.find(file.text()).isPresent()) {
            ofTheCourse.add(file.name());
            return Optional.empty();
        }
        return Optional.of(new JavaFile(file, helpers));
    }

    /** Returns nothing if all answers of the notebook are the course's own. */
    private Optional<AnswerFile> notebook(SourceFile file) {
        List<CodeCell> cells = CodeCell.in(Notebook.parseSources(file.text(), file.name()));
        if (CourseSolutions.isPlace(file.name())) {
            List<Exercise<?>> theirs = cells.stream()
                    .flatMap(cell -> CourseSolutions.find(cell.source()).stream())
                    .<Exercise<?>>map(exercise -> exercise)
                    .toList();
            cells.removeIf(cell -> isOfTheCourse(cell.source(), theirs));
            theirs.forEach(exercise -> ofTheCourse.add(say("%1$s in %2$s", exercise.id(), file.name())));
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

    private <A> ExerciseOutcome outcome(GradedExercise<A> exercise, SourceFile file, CountedAnswer answer) {
        Card card = exercise.gradeRemote(answer.in(session, exercise.exercise()));
        List<TestOutcome> tests = card.results().stream().map(TestOutcome::of).toList();
        List<String> diagnoses = card.diagnoses().stream()
                .map(diagnosis -> SafeText.line(diagnosis, LONGEST_LINE))
                .toList();
        return new ExerciseOutcome(
                        exercise.id(), exercise.title(), file.name(), tests, diagnoses, UntestedOutcomes.word(exercise))
                .withCode(answer.file().code(exercise.exercise()), "");
    }

    private Problems problems(SourceFile file) {
        return new Problems() {
            @Override
            public void note(String text) {
                SubmissionGrader.this.note(file, text);
            }

            @Override
            public void cannotLoad(int cell, String source, ReportedException failure) {
                addUntested(file, cell, source, failure);
            }
        };
    }

    private void note(SourceFile file, String text) {
        notes.add(say("%s: %s", SafeText.line(file.name(), 200), text));
    }
}
