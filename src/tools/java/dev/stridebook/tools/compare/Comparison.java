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
 * same names and shapes. Values: our float may differ from PyTorch's result in float64 by {@value #FACTOR} times what rounding explains:
 * how far the exact result moves when each number that goes into a module changes by a rounding of float32 (which grows with the sum
 * of the absolute products), half a unit in the last place, and PyTorch's own error in float32; and by a few times PyTorch's largest
 * error in the array, as rounding has more luck in one cell than in another. NaN and infinities must be where PyTorch has them in float32;
 * where that is an overflow on the way only (float64 has none), the float64's are right as well. The sign of a zero does not count.
 */
final class Comparison {
    static final int FACTOR = 32;
    private static final int FACTOR_OF_WORST = 4;
    private static final double ROUNDING = 0x1p-24;
    /** Denormal numbers have few digits, and what is computed from them on the way as well. */
    private static final double DENORMAL = Float.MIN_NORMAL * 0x1p-10;
    /** Of a number of which float64 says nothing, as its code for NaN is another. */
    private static final double UNKNOWN = 1e-4;

    private static final double NEGLIGIBLE = 1e-20;
    /** Sums that end up here may have been infinite on the way. */
    private static final double FAR = 0x1p120;

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
        double worst = worst(wanted, exact);
        for (int i = 0; i < got.length; i++) {
            double truth = hasExact ? exact[i] : wanted[i];
            double moves = hasExact ? spread[i] : 0;
            if (!isClose(got[i], wanted[i], truth, moves, worst + negligible())) {
                return Optional.of(Verdict.deviation(
                        Verdict.VALUES,
                        "%s[%d of %d] is %s, but PyTorch's %s (in float64 %s; roundings move it by %.1e)"
                                .formatted(name, i, got.length, got[i], wanted[i], truth, moves)));
            }
        }
        return Optional.empty();
    }

    /** Optimisers take moments below 1e-30 as 0; Adam divides them by its eps. */
    private double negligible() {
        return trial.json().has("optimizer") ? NEGLIGIBLE : 0;
    }

    /** PyTorch's largest error in an array. */
    private static double worst(float[] theirs, double... exact) {
        double worst = 0;
        for (int i = 0; i < exact.length; i++) {
            double error = Math.abs(theirs[i] - exact[i]);
            worst = Double.isFinite(error) ? Math.max(worst, error) : worst;
        }
        return worst;
    }

    /**
     * @param worst the largest error of PyTorch's in the array
     */
    static boolean isClose(float ours, float theirs, double exact, double spread, double worst) {
        boolean overflows =
                Double.isFinite(exact) && (!Float.isFinite(theirs) || Float.isInfinite(ours) && Math.abs(exact) >= FAR);
        boolean bothAreFinite = Float.isFinite(ours) && Float.isFinite(theirs);
        if (!bothAreFinite) {
            return Float.compare(ours, theirs) == 0 || Float.compare(ours, (float) exact) == 0 || overflows;
        }
        if (!Double.isFinite(exact)) {
            return Math.abs(ours - theirs) <= UNKNOWN * Math.abs(theirs);
        }
        double allowed = FACTOR * (spread + ROUNDING * Math.abs(exact) + Math.abs(theirs - exact))
                + FACTOR_OF_WORST * worst
                + DENORMAL;
        return Math.abs(ours - exact) <= allowed || Double.isNaN(allowed);
    }
}
