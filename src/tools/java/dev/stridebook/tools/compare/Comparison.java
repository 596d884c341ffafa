package dev.stridebook.tools.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what both sides made of a case.
 *
 * <p>Refused: what one side refuses, the other must refuse in the same pass, and our error must come from our own checks. Arrays: the
 * same names and shapes. Values: our float may differ from PyTorch's result in float64 by {@value #FACTOR} times the sum of what rounding
 * explains: how far the exact result moves when each number that goes in changes by a rounding of float32 (which grows with the sum of
 * the absolute products), half a unit in the last place, and PyTorch's own error in float32. NaN and infinities must be where PyTorch has
 * them in float32; where that is an overflow on the way only (float64 has none), the float64's are right as well. The sign of a zero
 * does not count.
 */
final class Comparison {
    static final int FACTOR = 32;
    private static final double ROUNDING = 0x1p-24;

    private final Case trial;
    private final Answer pytorch;
    private final Answer ours;

    private Comparison(Case trial, Answer pytorch, Answer ours) {
        this.trial = trial;
        this.pytorch = pytorch;
        this.ours = ours;
    }

    static Verdict of(Case trial, Answer pytorch, Answer ours) {
        Verdict verdict = new Comparison(trial, pytorch, ours).verdict();
        return verdict.isDeviation()
                ? Deliberate.reason(trial.json(), pytorch, ours, verdict)
                        .map(Verdict::deliberate)
                        .orElse(verdict)
                : verdict;
    }

    private Verdict verdict() {
        if (ours.isCrash()) {
            return Verdict.deviation("crash", "Stridebook's process ended: " + ours.message());
        }
        if (pytorch.isCrash()) {
            return Verdict.deliberate("PyTorch itself crashes");
        }
        if (ours.isRefused() && !ours.isOurOwn()) {
            return Verdict.deviation(
                    "foreign error",
                    "Stridebook lets an error of others through: %s (from %s)%s"
                            .formatted(ours.refusal(), ours.where(), ofPyTorch()));
        }
        if (ours.isRefused() != pytorch.isRefused() || ours.forwards() != pytorch.forwards()) {
            return ours.isRefused() && (!pytorch.isRefused() || ours.forwards() < pytorch.forwards())
                    ? Verdict.deviation("refused", "Stridebook refuses what PyTorch takes: " + ours.refusal())
                    : Verdict.deviation("taken", "Stridebook takes what PyTorch refuses: " + pytorch.refusal());
        }
        Optional<Verdict> difference = difference();
        return difference.orElse(ours.isRefused() ? Verdict.refused() : Verdict.equal());
    }

    private String ofPyTorch() {
        return pytorch.isRefused() ? "; PyTorch: " + pytorch.refusal() : "; PyTorch takes it";
    }

    private Optional<Verdict> difference() {
        Set<String> names = new HashSet<>(pytorch.names());
        if (!ours.isRefused() && !names.equals(new HashSet<>(ours.names()))) {
            return Optional.of(Verdict.deviation(
                    "names", "Stridebook has %s, PyTorch %s".formatted(ours.names(), pytorch.names())));
        }
        return pytorch.names().stream()
                .filter(ours::has)
                .map(this::difference)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Verdict> difference(String name) {
        JsonNode theirs = pytorch.array(name);
        JsonNode mine = ours.array(name);
        if (!Arrays.equals(Numbers.shape(theirs), Numbers.shape(mine))) {
            return Optional.of(Verdict.deviation(
                    "shape",
                    "%s has the shape %s, but PyTorch's %s"
                            .formatted(
                                    name,
                                    Arrays.toString(Numbers.shape(mine)),
                                    Arrays.toString(Numbers.shape(theirs)))));
        }
        float[] got = Numbers.floats(mine);
        float[] wanted = Numbers.floats(theirs);
        boolean hasExact = theirs.has("exact");
        double[] exact = hasExact ? Numbers.doubles(theirs.get("exact")) : new double[0];
        double[] spread = hasExact ? Numbers.doubles(theirs.get("spread")) : new double[0];
        for (int i = 0; i < got.length; i++) {
            double truth = hasExact ? exact[i] : wanted[i];
            double moves = hasExact ? spread[i] : 0;
            if (!isClose(got[i], wanted[i], truth, moves)) {
                return Optional.of(Verdict.deviation(
                        Verdict.VALUES,
                        "%s[%d of %d] is %s, but PyTorch's %s (in float64 %s; roundings move it by %.1e)"
                                .formatted(name, i, got.length, got[i], wanted[i], truth, moves)));
            }
        }
        return Optional.empty();
    }

    static boolean isClose(float ours, float theirs, double exact, double spread) {
        boolean overflows = !Float.isFinite(theirs) && Double.isFinite(exact);
        if (!Float.isFinite(ours) || !Float.isFinite(theirs) || !Float.isFinite((float) exact)) {
            return Float.compare(ours, theirs) == 0 || Float.compare(ours, (float) exact) == 0 || overflows;
        }
        double allowed = FACTOR * (spread + ROUNDING * Math.abs(exact) + Math.abs(theirs - exact) + Float.MIN_VALUE);
        return Math.abs(ours - exact) <= allowed || Double.isNaN(allowed);
    }
}
