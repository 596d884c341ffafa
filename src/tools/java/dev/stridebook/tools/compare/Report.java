package dev.stridebook.tools.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts verdicts by kind, and prints them. */
final class Report {
    private static final int LISTED = 400;

    private final Run run;
    private final Map<String, Map<Verdict.Type, Integer>> counts = new TreeMap<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final List<Deviation> deviations = new ArrayList<>();

    private record Deviation(Case trial, String engine, Verdict verdict) {}

    Report(Run run) {
        this.run = run;
    }

    void add(Case trial, String engine, Verdict verdict) {
        counts.computeIfAbsent(trial.kind(), kind -> new EnumMap<>(Verdict.Type.class))
                .merge(verdict.type(), 1, Integer::sum);
        if (verdict.isDeviation()) {
            deviations.add(new Deviation(trial, engine, verdict));
        } else if (verdict.type() == Verdict.Type.DELIBERATE) {
            reasons.merge(verdict.text(), 1, Integer::sum);
        }
    }

    int deviations() {
        return deviations.size();
    }

    boolean hasDeviations() {
        return !deviations.isEmpty();
    }

    /**
     * @param shown how many deviations to simplify
     */
    void print(PrintWriter out, int shown) {
        out.printf(
                "%n%-20s %8s %8s %16s %11s %10s%n",
                "", "cases", "equal", "refused by both", "deliberate", "deviations");
        Map<Verdict.Type, Integer> totals = new EnumMap<>(Verdict.Type.class);
        counts.forEach((kind, of) -> {
            row(out, kind, of);
            of.forEach((type, count) -> totals.merge(type, count, Integer::sum));
        });
        row(out, "all", totals);
        reasons.forEach((reason, count) -> out.printf("%n%,d deliberate: %s", count, reason));
        out.println();
        Set<String> seen = new HashSet<>();
        // Of each sort the first, then whatever comes.
        List<Deviation> first = deviations.stream()
                .filter(deviation -> seen.add(deviation.trial.kind() + deviation.verdict.category()))
                .limit(shown)
                .toList();
        first.forEach(deviation -> print(out, deviation));
        if (deviations.size() > first.size()) {
            out.printf("%n%,d more deviations:%n", deviations.size() - first.size());
            deviations.stream()
                    .filter(deviation -> !first.contains(deviation))
                    .limit(LISTED)
                    .forEach(deviation -> out.printf(
                            "  %s %d, %s: %s: %s%n",
                            deviation.trial.kind(),
                            deviation.trial.number(),
                            deviation.engine,
                            deviation.verdict.category(),
                            deviation.verdict.text()));
        }
        out.flush();
    }

    private static void row(PrintWriter out, String kind, Map<Verdict.Type, Integer> of) {
        out.printf(
                "%-20s %,8d %,8d %,16d %,11d %,10d%n",
                kind,
                of.values().stream().mapToInt(Integer::intValue).sum(),
                of.getOrDefault(Verdict.Type.EQUAL, 0),
                of.getOrDefault(Verdict.Type.REFUSED, 0),
                of.getOrDefault(Verdict.Type.DELIBERATE, 0),
                of.getOrDefault(Verdict.Type.DEVIATION, 0));
    }

    private void print(PrintWriter out, Deviation deviation) {
        Case trial = deviation.trial;
        String category = deviation.verdict.category();
        ObjectNode shrunk = Shrinker.shrink(trial.json(), json -> {
            Verdict verdict = run.again(trial, json, deviation.engine);
            return verdict.isDeviation() && verdict.category().equals(category);
        });
        Verdict verdict = run.again(trial, shrunk, deviation.engine);
        out.printf(
                "%n%s: %s with %s. Repeat: ./stridebook author compare --seed %d --layer %s --case %d --engine %s%n  %s%n%s%n  in full:%n%s%n",
                trial.kind(),
                category,
                deviation.engine,
                run.seed(),
                trial.kind(),
                trial.number(),
                deviation.engine,
                verdict.isDeviation() ? verdict.text() : deviation.verdict.text(),
                CaseText.of(shrunk),
                CaseText.of(trial.json()));
        out.flush();
    }
}
