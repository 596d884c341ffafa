package dev.stridebook.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.nn.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ScheduleTest {
    /** The cases come from src/test/python/golden_training.py. */
    @TestFactory
    Stream<DynamicTest> ratesArePyTorchs() {
        return Golden.cases("schedules").stream()
                .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> {
                    JsonNode args = golden.args();
                    double first = args.required("first").asDouble();
                    JsonNode rates = args.required("rates");
                    for (int epoch = 0; epoch < rates.size(); epoch++) {
                        assertThat(schedule(args).rate(first, epoch))
                                .as("after %d epochs", epoch)
                                .isCloseTo(rates.get(epoch).asDouble(), within(1e-12 * first));
                    }
                }));
    }

    private static Schedule schedule(JsonNode args) {
        return switch (args.required("kind").asText()) {
            case "step" ->
                new StepLr(args.required("size").asInt(), args.required("gamma").asDouble());
            case "multi_step" -> {
                List<Integer> milestones = new ArrayList<>();
                args.required("milestones").forEach(milestone -> milestones.add(milestone.asInt()));
                yield new MultiStepLr(args.required("gamma").asDouble(), milestones);
            }
            case "exponential" -> new ExponentialLr(args.required("gamma").asDouble());
            case "cosine" ->
                new CosineAnnealingLr(
                        args.required("t_max").asInt(), args.required("eta_min").asDouble());
            case "linear" ->
                new LinearLr(
                        args.required("start").asDouble(),
                        args.required("end").asDouble(),
                        args.required("total").asInt());
            case "lambda" -> new LambdaLr(epochsDone -> 1.0 / (1 + epochsDone));
            case "warm_up_and_cosine" -> {
                int milestone = args.required("milestone").asInt();
                yield new SequentialLr(
                        milestone, new LinearLr(0.1, 1, milestone), new CosineAnnealingLr(40 - milestone));
            }
            case "three" ->
                new SequentialLr(
                        List.of(new LinearLr(0.25, 1, 4), new StepLr(3, 0.5), new ExponentialLr(0.9)), List.of(6, 17));
            default -> throw new AssertionError(args);
        };
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        assertRefused(() -> new StepLr(0, 0.1), "step size must be at least 1, but is 0");
        assertRefused(() -> new StepLr(3, Double.NaN), "gamma must be a finite number, but is NaN");
        assertRefused(() -> new MultiStepLr(0.1, 0), "milestone must be at least 1, but is 0");
        assertRefused(() -> new ExponentialLr(Double.POSITIVE_INFINITY), "gamma");
        assertRefused(() -> new CosineAnnealingLr(0), "tMax must be at least 1");
        assertRefused(() -> new CosineAnnealingLr(3, Double.NaN), "etaMin");
        assertRefused(() -> new LinearLr(0, 1, 3), "startFactor must be above 0");
        assertRefused(() -> new LinearLr(1.5, 1, 3), "startFactor");
        assertRefused(() -> new LinearLr(1, -0.1, 3), "endFactor must be from 0 to 1");
        assertRefused(() -> new LinearLr(1, 1, 0), "totalIters must be at least 1");
        assertRefused(() -> new SequentialLr(List.of(), List.of()), "at least one schedule");
        assertRefused(() -> new SequentialLr(List.of(new StepLr(1, 1)), List.of(1)), "1 schedules and 1 milestones");
        StepLr step = new StepLr(1, 1);
        assertRefused(() -> new SequentialLr(List.of(step, step, step), List.of(5, 5)), "rising order");
        assertRefused(() -> step.rate(0.1, -1), "must be at least 0, but is -1");
        assertRefused(() -> new SequentialLr(3, step, step).rate(0.1, -1), "must be at least 0");
    }

    @Test
    void namesTheArgumentThatIsNull() {
        assertNamed(() -> new MultiStepLr(0.1, Arrays.asList(3, null)), "milestones[1]");
        assertNamed(() -> new MultiStepLr(0.1, (List<Integer>) null), "milestones");
        assertNamed(() -> new LambdaLr(null), "factor");
        assertNamed(() -> new SequentialLr(3, new StepLr(1, 1), null), "after");
        assertNamed(() -> new SequentialLr(Arrays.asList((Schedule) null), List.of()), "schedules[0]");
    }

    private static void assertNamed(Runnable making, String argument) {
        assertThatThrownBy(making::run)
                .isInstanceOf(NullPointerException.class)
                .hasMessage("The argument \"%s\" must not be null.".formatted(argument));
    }

    private static void assertRefused(Runnable making, String message) {
        assertThatThrownBy(making::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
