package dev.stridebook.tools.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * Runs cases on all sides at the same time.
 *
 * @param ours by the engine's name
 */
record Run(Peer pytorch, Map<String, Peer> ours, long seed) {
    private static final int AT_ONCE = 250;
    private static final int PROGRESS = 500;

    /**
     * @param progress gets the number of cases and of deviations so far
     */
    Report of(List<Case> cases, BiConsumer<Integer, Integer> progress) {
        Report report = new Report(this);
        for (int from = 0; from < cases.size(); from += AT_ONCE) {
            List<Case> some = cases.subList(from, Math.min(cases.size(), from + AT_ONCE));
            CompletableFuture<List<Answer>> theirs = all(pytorch, some);
            List<Map.Entry<String, CompletableFuture<List<Answer>>>> mine = ours.entrySet().stream()
                    .map(entry -> Map.entry(entry.getKey(), all(entry.getValue(), some)))
                    .toList();
            for (var engine : mine) {
                for (int i = 0; i < some.size(); i++) {
                    Verdict verdict = verdict(
                            some.get(i),
                            theirs.join().get(i),
                            engine.getValue().join().get(i));
                    report.add(some.get(i), engine.getKey(), verdict);
                }
            }
            if ((from + AT_ONCE) % PROGRESS == 0) {
                progress.accept(from + some.size(), report.deviations());
            }
        }
        return report;
    }

    private static CompletableFuture<List<Answer>> all(Peer peer, List<Case> cases) {
        return CompletableFuture.supplyAsync(
                () -> cases.stream().map(one -> peer.answer(one.json())).toList(),
                task -> new Thread(task, "peer").start());
    }

    /** What rounding explains is slow to find out, and asked for only where values are not almost the same anyway. */
    private Verdict verdict(Case one, Answer theirs, Answer mine) {
        Verdict verdict = Comparison.of(one, theirs, mine);
        return verdict.category().equals(Verdict.VALUES)
                ? Comparison.of(one, pytorch.answer(one.json().deepCopy().put("spread", true)), mine)
                : verdict;
    }

    /** Runs a changed case again. */
    Verdict again(Case original, ObjectNode json, String engine) {
        return verdict(
                new Case(original.kind(), original.number(), json),
                pytorch.answer(json),
                ours.get(engine).answer(json));
    }
}
