package dev.stridebook.course.check;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.NotAnsweredYetException;
import dev.stridebook.course.answer.AnswerPlace;
import dev.stridebook.course.answer.UnusableResultException;
import dev.stridebook.course.graded.AnswerParameter;
import dev.stridebook.course.graded.WrongJudgement;
import dev.stridebook.course.graded.WrongValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;

/** Runs a class of graded tests on an answer with JUnit Jupiter, ignoring any extensions on the class path. */
final class Grading implements TestExecutionListener {
    private static final LauncherConfig JUPITER_ONLY = LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .build();
    /** Long enough for any reasonable value, short enough for a card. */
    private static final int LONGEST_TEXT = 300;

    private final Map<String, Verdict> verdicts = new HashMap<>();
    private final Optional<String> lookAgain;
    private final boolean tellsExpected;

    /**
     * @param lookAgain the sentence to show after a wrong judgement
     * @param tellsExpected whether to say which value would have been right; where that is all that is asked for, it would be the answer
     */
    Grading(Optional<String> lookAgain, boolean tellsExpected) {
        this.lookAgain = lookAgain;
        this.tellsExpected = tellsExpected;
    }

    /**
     * Returns one result for each test of the manifest, in order, even for tests that did not run.
     *
     * @param given what tests can have as parameters: the answer, and the exercise's numbers if it has any
     */
    List<TestResult> run(Class<?> tests, List<GradedTest> manifest, List<Object> given) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(tests))
                .enableImplicitConfigurationParameters(false)
                .configurationParameter(
                        MethodOrderer.DEFAULT_ORDER_PROPERTY_NAME, MethodOrderer.OrderAnnotation.class.getName())
                .build();
        try (LauncherSession session = LauncherFactory.openSession(JUPITER_ONLY)) {
            AnswerParameter.put(session, given);
            session.getLauncher().execute(request, this);
        }
        return manifest.stream()
                .map(test -> new TestResult(test, verdicts.getOrDefault(test.method(), new Verdict.NotRun())))
                .toList();
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .ifPresent(source -> verdicts.put(source.getMethodName(), verdict(result)));
    }

    private Verdict verdict(TestExecutionResult result) {
        if (result.getStatus() == Status.SUCCESSFUL) {
            return new Verdict.Passed();
        }
        Throwable reason = result.getThrowable().orElse(null);
        if (result.getStatus() == Status.ABORTED || reason == null) {
            return new Verdict.NotRun();
        }
        if (reason instanceof NotAnsweredYetException) {
            return new Verdict.NotAnswered();
        }
        if (reason instanceof WrongJudgement) {
            return new Verdict.Failed(
                    lookAgain.map(look -> say("Think again. %s", look)).orElseGet(() -> say("Think again.")));
        }
        if (reason instanceof AssertionFailedError failed && failed.isExpectedDefined() && failed.isActualDefined()) {
            String message = ownMessage(failed);
            String given = text(failed.getActual());
            return tellsExpected
                    ? new Verdict.Differs(message, text(failed.getExpected()), given)
                    : new Verdict.Failed(
                            message.isEmpty()
                                    ? say("%s is not right", given)
                                    : say("%s: %s is not right", message, given));
        }
        if (reason instanceof AssertionError) {
            return new Verdict.Failed(shortened(String.valueOf(reason.getMessage())));
        }
        if (reason instanceof UnusableResultException) {
            return new Verdict.Failed(shortened(reason.getMessage()));
        }
        if (reason instanceof AnswerTimedOutException) {
            return new Verdict.TimedOut(shortened(reason.getMessage()));
        }
        return new Verdict.Raised(
                reason instanceof AnswerRaisedException raised
                        ? inCall(raised.getCause(), shortened(raised.call()))
                        : describe(reason));
    }

    /** Returns the question, or the test author's message without the values that JUnit adds after an arrow. */
    private static String ownMessage(AssertionFailedError failed) {
        if (failed instanceof WrongValue wrong) {
            return shortened(wrong.question());
        }
        int arrow = String.valueOf(failed.getMessage()).indexOf(" ==> ");
        return arrow < 0 ? "" : shortened(failed.getMessage().substring(0, arrow));
    }

    private static String text(ValueWrapper value) {
        return shortened(value.getStringRepresentation());
    }

    /** {@code ArithmeticException: / by zero, at line 12 of S3_6_OutputSize.java, in outputSize(n = 8)}; the line only if it is known. */
    private static String inCall(Throwable raised, String call) {
        Optional<String> place =
                raised instanceof ReportedException reported ? reported.place() : AnswerPlace.of(raised);
        return place.map(at -> say("%s, at %s, in %s", describe(raised), shortened(at), call))
                .orElseGet(() -> say("%s, in %s", describe(raised), call));
    }

    /** {@code ArithmeticException: / by zero}. */
    private static String describe(Throwable raised) {
        if (raised instanceof ReportedException reported) {
            return shortened(reported.description());
        }
        String name = raised.getClass().getSimpleName();
        return shortened(raised.getMessage() == null ? name : name + ": " + raised.getMessage());
    }

    /** Puts text from an answer, which may be anything, on one line of limited length. */
    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + " …";
    }
}
