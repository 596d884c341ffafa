package dev.stridebook.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.data.DataStore;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Measures what surrounds the layers of a training: loading images, the first epoch, evaluation, augmentation, an optimiser's steps. */
final class SurroundingsBenchmark {
    private static final int TURNS = 15;

    private final Plan plan;
    private final PyTorch pytorch;
    private final DataStore mnist = DataStore.mnist(System.out::println);

    SurroundingsBenchmark(Plan plan, PyTorch pytorch) {
        this.plan = plan;
        this.pytorch = pytorch;
        mnist.complete(Optional.empty(), false);
    }

    private Sides start() throws IOException {
        return Sides.start(
                MeasuredProcess.java(plan, OurSurroundings.class),
                pytorch.isPresent()
                        ? Optional.of(pytorch.run(
                                plan, "surroundings.py", mnist.folder().toString(), Integer.toString(plan.threads())))
                        : Optional.empty());
    }

    Section run() throws IOException {
        Map<String, PairedTimes> rows = new LinkedHashMap<>();
        for (int start = 0; start < plan.times(); start++) {
            try (Sides sides = start()) {
                measure(sides, "load MNIST's training images, first thing in a program", "load 0", 1, rows);
                measure(sides, "train the MNIST net for its first epoch, after that", "epoch 0", 1, rows);
            }
        }
        try (Sides sides = start()) {
            sides.measure("load 0", 1);
            measureAgain(sides, "test the MNIST net on 10,000 images", "evaluate", rows);
            measureAgain(sides, "turn, resize and shift 60,000 images at random", "augment", rows);
            measureAgain(sides, "a step of Adam, MNIST net", "adam", rows);
            measureAgain(sides, "a step of Adam, VGG-like net", "larger adam", rows);
        }
        return new Section("What surrounds the layers", text(rows), json(rows));
    }

    private void measureAgain(Sides sides, String what, String request, Map<String, PairedTimes> rows) {
        sides.measure(request + " 1", 1);
        measure(sides, what, request + " 0.1", plan.quick() ? 3 : TURNS, rows);
    }

    private static void measure(Sides sides, String what, String request, int turns, Map<String, PairedTimes> rows) {
        PairedTimes times = sides.measure(request, turns);
        rows.merge(what, times, PairedTimes::and);
        System.out.println("%s: %s, PyTorch %s".formatted(what, times.ours(), times.pytorchText()));
    }

    private String text(Map<String, PairedTimes> rows) {
        Table table = new Table("work", "Stridebook", "PyTorch", "ratio");
        rows.forEach((what, times) -> table.row(what, times.ours().toString(), times.pytorchText(), times.ratioText()));
        return """
                What a training does besides computing layers, with %d threads, in turns; the first two rows in %d fresh processes each. PyTorch
                tests in `inference_mode`, and augments 500 images at a time with `affine_grid` and `grid_sample`.

                """.formatted(plan.threads(), plan.times()) + table;
    }

    private static ObjectNode json(Map<String, PairedTimes> rows) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var array = json.putArray("rows");
        rows.forEach((what, times) -> array.add(times.json().put("work", what)));
        return json;
    }
}
