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
    private static final int PROGRESS = 2500;

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
                    Answer expected = theirs.join().get(i);
                    Verdict verdict = Comparison.of(
                            some.get(i), expected, engine.getValue().join().get(i));
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

    /** Runs a changed case again. */
    Verdict again(Case original, ObjectNode json, String engine) {
        Case changed = new Case(original.kind(), original.number(), json);
        Answer expected = pytorch.answer(json);
        return Comparison.of(changed, expected, ours.get(engine).answer(json));
    }
}
