package dev.stridebook.grade;

import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.check.ReportedException;
import dev.stridebook.process.Frames;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a teacher's own tests when all else is done, in a process whose output nobody reads: an answer can print what it is given, or keep it
 * for its next call.
 */
final class HiddenTestRun implements AutoCloseable {
    private final Rules rules;
    private final Session unheard;

    HiddenTestRun(Rules rules, Session unheard) {
        this.rules = rules;
        this.unheard = unheard;
    }

    /**
     * Returns an outcome with the hidden tests of its exercise.
     *
     * @throws MachineFailure if the machine failed
     */
    ExerciseOutcome complete(ExerciseOutcome outcome, CountedAnswer answer) {
        if (rules.hiddenTests(answer.exercise()).isEmpty()) {
            return outcome;
        }
        List<TestOutcome> tests = new ArrayList<>(outcome.tests());
        tests.addAll(
                outcome.isBlank()
                        ? rules.untested().hidden(answer.exercise(), "not answered")
                        : run(answer.exercise(), answer));
        return outcome.withTests(tests);
    }

    private <A> List<TestOutcome> run(GradedExercise<A> exercise, CountedAnswer counted) {
        List<TestOutcome> tests = new ArrayList<>();
        try {
            counted.file().load(unheard, Problems.UNHEARD);
            A answer = counted.in(unheard, exercise.exercise());
            for (Class<?> hidden : rules.hiddenTests(exercise)) {
                exercise.gradeRemote(answer, hidden).forEach(result -> tests.add(TestOutcome.ofHidden(result)));
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

    @Override
    public void close() {
        unheard.close();
    }
}
