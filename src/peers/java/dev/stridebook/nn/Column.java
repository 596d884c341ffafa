package dev.stridebook.nn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The results of one library on the cases of one family. */
final class Column {
    /**
     * @param features the arguments of the case that are not defaults
     * @param lacking those that the library lacks; if there are any, the case is not run
     */
    record Trial(Set<String> features, Set<String> lacking, Outcome outcome) {
        boolean deviates() {
            return outcome == Outcome.OTHER || outcome == Outcome.ERROR;
        }
    }

    enum Outcome {
        NOT_RUN,
        EQUAL,
        OTHER,
        ERROR
    }

    private final List<Trial> trials;
    /** The order in which arguments are blamed: first those whose cases deviate most often. */
    private final List<String> blamed = new ArrayList<>();

    private Column(List<Trial> trials) {
        this.trials = trials;
        blame();
    }

    static Column of(Peer peer, String family) {
        return new Column(
                cases(family).map(golden -> trial(peer, family, golden)).toList());
    }

    static Column of(Stridebook ours, String family) {
        return new Column(cases(family)
                .map(golden -> new Trial(
                        Features.of(family, golden),
                        Set.of(),
                        ours.passes(family, golden) ? Outcome.EQUAL : Outcome.OTHER))
                .toList());
    }

    private static Stream<Golden.Case> cases(String family) {
        return Golden.cases(family).stream().filter(golden -> !golden.isRefused());
    }

    private static Trial trial(Peer peer, String family, Golden.Case golden) {
        Set<String> features = Features.of(family, golden);
        Set<String> lacking = new LinkedHashSet<>(features);
        lacking.removeIf(feature -> peer.has(family, feature));
        return new Trial(features, lacking, lacking.isEmpty() ? run(peer, family, golden) : Outcome.NOT_RUN);
    }

    private static Outcome run(Peer peer, String family, Golden.Case golden) {
        try {
            Map<String, INDArray> results = peer.run(family, golden);
            results.forEach((name, array) -> {
                if (golden.has(name)) {
                    Golden.assertClose(name, array, golden.array(name));
                }
            });
            return Outcome.EQUAL;
        } catch (AssertionError other) {
            tell(peer, family, golden, other);
            return Outcome.OTHER;
        } catch (Exception | LinkageError failure) {
            tell(peer, family, golden, failure);
            return Outcome.ERROR;
        }
    }

    /** Explains a cell of the table. */
    private static void tell(Peer peer, String family, Golden.Case golden, Throwable why) {
        System.out.printf(
                "%s, %s, %s: %s%n",
                peer.name(),
                family,
                golden.name(),
                String.valueOf(why).lines().limit(3).collect(Collectors.joining(" ")));
    }

    private void blame() {
        List<Trial> unexplained = new ArrayList<>(trials);
        while (true) {
            Optional<String> worst = unexplained.stream()
                    .filter(Trial::deviates)
                    .flatMap(trial -> trial.features.stream())
                    .distinct()
                    .max(Comparator.<String>comparingDouble(feature -> share(unexplained, feature))
                            .thenComparing(feature -> count(unexplained, feature, Trial::deviates)));
            if (worst.isEmpty()) {
                return;
            }
            blamed.add(worst.get());
            unexplained.removeIf(trial -> trial.features.contains(worst.get()));
        }
    }

    private static double share(List<Trial> trials, String feature) {
        return (double) count(trials, feature, Trial::deviates)
                / count(trials, feature, trial -> trial.outcome != Outcome.NOT_RUN);
    }

    private static long count(List<Trial> trials, String feature, Predicate<Trial> which) {
        return trials.stream()
                .filter(trial -> trial.features.contains(feature))
                .filter(which)
                .count();
    }

    private boolean failsEverywhere() {
        return trials.stream().allMatch(trial -> trial.outcome == Outcome.ERROR || trial.outcome == Outcome.NOT_RUN);
    }

    /** {@code yes (41)}: the number of cases that no other argument explains. */
    String verdict(String feature) {
        int rank = blamed.contains(feature) ? blamed.indexOf(feature) : blamed.size();
        Set<String> worse = Set.copyOf(blamed.subList(0, rank));
        List<Trial> own = trials.stream()
                .filter(trial -> trial.features.contains(feature))
                .filter(trial -> trial.features.stream().noneMatch(worse::contains))
                .toList();
        boolean lacks = trials.stream()
                .filter(trial -> trial.features.contains(feature))
                .anyMatch(trial -> trial.lacking.contains(feature) || trial.lacking.contains(Features.KERNEL));
        if (lacks) {
            return "no";
        }
        long run =
                own.stream().filter(trial -> trial.outcome != Outcome.NOT_RUN).count();
        long errors =
                own.stream().filter(trial -> trial.outcome == Outcome.ERROR).count();
        long others =
                own.stream().filter(trial -> trial.outcome == Outcome.OTHER).count();
        if (run == 0) {
            return failsEverywhere() ? "no: fails" : "no case";
        }
        if (errors == run) {
            return "no: fails (%d)".formatted(run);
        }
        return errors + others == 0
                ? "yes (%d)".formatted(run)
                : "different (%d of %d)".formatted(errors + others, run);
    }
}
