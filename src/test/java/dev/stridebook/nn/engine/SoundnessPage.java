package dev.stridebook.nn.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page {@code docs/soundness.md}: what a long fenced run of the engine found. */
final class SoundnessPage {
    private final Map<String, List<FencedCase>> cases;
    private final FencedRuns runs;
    private final long seed;

    /**
     * @param cases by set of instructions, all of which were run
     */
    SoundnessPage(Map<String, List<FencedCase>> cases, FencedRuns runs, long seed) {
        this.cases = cases;
        this.runs = runs;
        this.seed = seed;
    }

    List<String> lines() {
        List<String> page = new ArrayList<>(List.of(
                "# Native code within a fence",
                "",
                "oneDNN is fast and, in a few places, reads or writes beyond its memory or computes wrong numbers. So the engine takes a way",
                "of oneDNN's only where this run found no fault in it; `ProvenWays` lists these ways. Elsewhere ND4J's operators compute.",
                "",
                "Each case is a random convolution with its gradients, alone and in a block with ReLU and pooling, or a product of matrices:",
                "channels around multiples of 8 and 16, kernels up to 24 wide, strides, dilation, unequal padding, groups. Each block of native",
                "memory, oneDNN's and ND4J's own included, ends at a page that may not be touched. All results are compared, to the last bit,",
                "with plain loops over whole numbers.",
                "",
                "Written by `./stridebook author fence --cases %d --seed %d --instructions %s`."
                        .formatted(
                                cases.values().stream().mapToInt(List::size).sum(),
                                seed,
                                String.join(",", cases.keySet())),
                ""));
        page.add("| Instructions | Cases | 1 thread | 2 to 4 | 5 to 8 | more | Faults |");
        page.add("|---|--:|--:|--:|--:|--:|--:|");
        cases.forEach((instructions, some) -> page.add("| %s | %,d | %,d | %,d | %,d | %,d | %d |"
                .formatted(
                        instructions,
                        some.size(),
                        count(some, threads -> threads == 1),
                        count(some, threads -> threads >= 2 && threads <= 4),
                        count(some, threads -> threads >= 5 && threads <= 8),
                        count(some, threads -> threads > 8),
                        runs.faults().stream()
                                .filter(fault -> fault.instructions().equals(instructions))
                                .count())));
        page.addAll(List.of("", "## What the engine took, how often", ""));
        page.add("| What | Code | " + String.join(" | ", cases.keySet()) + " |");
        page.add("|---|---|" + "--:|".repeat(cases.size()));
        Map<String, Map<String, Integer>> taken = new TreeMap<>();
        runs.counts().forEach((key, count) -> {
            String[] parts = key.split(" \\| ");
            if (Stream.of(Operation.values()).anyMatch(operation -> parts[1].startsWith(operation.name() + " "))) {
                taken.computeIfAbsent(parts[1], what -> new TreeMap<>()).put(parts[0], count.taken);
            }
        });
        taken.forEach((what, counts) -> page.add("| %s | `%s` | %s |"
                .formatted(
                        what.substring(0, what.indexOf(' ')).toLowerCase().replace('_', ' '),
                        what.substring(what.indexOf(' ') + 1),
                        cases.keySet().stream()
                                .map(instructions -> "%,d".formatted(counts.getOrDefault(instructions, 0)))
                                .collect(Collectors.joining(" | ")))));
        return page;
    }

    private static long count(List<FencedCase> cases, Predicate<Integer> threads) {
        return cases.stream().filter(drawn -> threads.test(drawn.threads())).count();
    }
}
