package dev.stridebook.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Measures how much memory an epoch of the MNIST net takes, and whether it stays constant in the long run. */
final class MemoryBenchmark {
    /** Fixes the size of Java's heap, so that any change is in memory outside it. Garbage alone would let it grow for an hour. */
    private static final String[] WHOLE_HEAP = {"-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch"};

    private final Plan plan;
    private final PyTorch pytorch;
    private final TrainBenchmark training;

    MemoryBenchmark(Plan plan, PyTorch pytorch) {
        this.plan = plan;
        this.pytorch = pytorch;
        this.training = new TrainBenchmark(plan, pytorch);
    }

    Section run() throws IOException, InterruptedException {
        return plan.leakMinutes() > 0 ? leak() : peak();
    }

    private Section peak() throws IOException {
        OptionalLong ours;
        OptionalLong theirs = OptionalLong.empty();
        try (MeasuredProcess child = training.ours("mnist", 60_000, 0.02)) {
            child.ask("epoch");
            ours = ResidentMemory.peak(child.pid());
        }
        if (pytorch.isPresent()) {
            try (MeasuredProcess child = training.theirs("mnist", 60_000, 0.02)) {
                child.ask("epoch");
                theirs = ResidentMemory.peak(child.pid());
            }
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (ours.isEmpty()) {
            return new Section(
                    "Memory", ResidentMemory.NOT_HERE + "\n", json.put("not_measured", ResidentMemory.NOT_HERE));
        }
        OptionalDouble ratio = theirs.isPresent()
                ? OptionalDouble.of((double) ours.getAsLong() / theirs.getAsLong())
                : OptionalDouble.empty();
        PairedTimes.putRatio(json, ratio);
        json.put("peak_bytes", ours.getAsLong());
        json.put("pytorch_peak_bytes", theirs.isPresent() ? theirs.getAsLong() : null);
        Table table = new Table("", "peak").row("Stridebook", ResidentMemory.text(ours.getAsLong()));
        if (theirs.isPresent()) {
            table.row("PyTorch", ResidentMemory.text(theirs.getAsLong()))
                    .row("ratio", String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()));
        }
        return new Section(
                "Memory",
                "The peak resident memory of a process that loads MNIST and trains the MNIST net for one epoch.\n\n"
                        + table,
                json);
    }

    private Section leak() throws IOException, InterruptedException {
        List<Long> samples = new ArrayList<>();
        int epochs;
        long heapAtHalf;
        long heapAtEnd;
        try (MeasuredProcess child = plan.shapes() ? ofShapes() : training.ours("mnist", 60_000, 0.02, WHOLE_HEAP)) {
            if (ResidentMemory.now(child.pid()).isEmpty()) {
                throw new BenchException(ResidentMemory.NOT_HERE);
            }
            epochs = trainAndWatch(child, samples);
            heapAtHalf = heap(child);
            epochs += trainAndWatch(child, samples);
            heapAtEnd = heap(child);
        }
        double rise = ResidentMemory.riseOfSecondHalf(samples);
        List<Long> half = samples.subList(samples.size() / 2, samples.size());
        long least = half.stream().min(Long::compare).orElseThrow();
        long most = half.stream().max(Long::compare).orElseThrow();
        double heapRise = (double) (heapAtEnd - heapAtHalf) / most;
        boolean flat = Math.max(Math.abs(rise), Math.abs(heapRise)) <= ResidentMemory.FLAT;
        String text = String.format(
                Locale.ROOT,
                "%d %s in %.1f minutes, resident memory read every second. Over the second half it was between %s and %s; a line through it changes by %+.2f %%. The live data on Java's heap after a collection went from %s to %s: %s.%n",
                epochs,
                plan.shapes() ? "times 300 steps with batches and images of changing sizes" : "epochs of the MNIST net",
                plan.leakMinutes(),
                ResidentMemory.text(least),
                ResidentMemory.text(most),
                100 * rise,
                ResidentMemory.text(heapAtHalf),
                ResidentMemory.text(heapAtEnd),
                flat ? "flat within 2 %" : "NOT flat within 2 %");
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("minutes", plan.leakMinutes())
                .put("epochs", epochs)
                .put("second_half_least_bytes", least)
                .put("second_half_most_bytes", most)
                .put("second_half_rise", rise)
                .put("heap_bytes_at_half", heapAtHalf)
                .put("heap_bytes_at_end", heapAtEnd)
                .put("flat_within_2_percent", flat);
        samples.forEach(json.putArray("bytes_each_second")::add);
        return new Section("Memory in the long run", text, json);
    }

    private MeasuredProcess ofShapes() throws IOException {
        ProcessBuilder builder = MeasuredProcess.java(plan, OurShapes.class);
        builder.command().addAll(builder.command().indexOf("-cp"), List.of(WHOLE_HEAP));
        return MeasuredProcess.start(builder);
    }

    private static long heap(MeasuredProcess child) {
        return child.ask("heap").required("bytes").asLong();
    }

    /** Trains for half of the time, and adds a sample every second. */
    private int trainAndWatch(MeasuredProcess child, List<Long> samples) throws InterruptedException {
        long end = System.nanoTime() + Math.round(plan.leakMinutes() * 30e9);
        int epochs = 0;
        CompletableFuture<?> epoch = CompletableFuture.completedFuture(null);
        while (System.nanoTime() < end) {
            if (epoch.isDone()) {
                epoch.join();
                epochs++;
                epoch = CompletableFuture.runAsync(() -> child.ask("epoch"));
            }
            Thread.sleep(1_000);
            ResidentMemory.now(child.pid()).ifPresent(samples::add);
            if (samples.size() % 60 == 0) {
                System.out.println("after %d minutes: %s"
                        .formatted(samples.size() / 60, ResidentMemory.text(samples.get(samples.size() - 1))));
            }
        }
        epoch.join();
        return epochs;
    }
}
