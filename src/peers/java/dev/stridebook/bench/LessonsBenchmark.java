package dev.stridebook.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.kernel.EvaluatorProcess;
import dev.stridebook.language.Language;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.NotebookRunner;
import dev.stridebook.notebook.RunListener;
import dev.stridebook.notebook.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Measures what a student waits for: the cells of each lesson that take longest, in a session of its own as a kernel has it. */
final class LessonsBenchmark {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int MOST_CHARACTERS = 60;

    private final Plan plan;
    private final Table cells = new Table("lesson and cell", "it begins with", "time");
    private final Table lessons = new Table("lesson", "cells", "all cells", "cells over 1 s");
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    /**
     * @param position among all cells of the notebook, from 1
     */
    private record Wait(Cell cell, int position, double seconds) {}

    LessonsBenchmark(Plan plan) {
        this.plan = plan;
    }

    Section run() throws IOException {
        ArrayNode array = json.putArray("lessons");
        for (Path lesson : lessons()) {
            List<Wait> waits = waits(lesson);
            add(lesson, waits, array.addObject());
        }
        return new Section(
                "What lessons wait for", """
                Each lesson from top to bottom in a new session, as in Jupyter; the data is in the cache.

                """ + lessons + "\nThe cells that take more than a second:\n\n" + cells, json);
    }

    private List<Path> lessons() throws IOException {
        try (Stream<Path> files = Files.list(plan.project().resolve("notebooks"))) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    private List<Wait> waits(Path lesson) throws IOException {
        List<Wait> waits = new ArrayList<>();
        RunListener clock = new RunListener() {
            private long start = System.nanoTime();

            @Override
            public void cellStarted(Cell cell, int position) {
                start = System.nanoTime();
            }

            @Override
            public void cellEnded(Cell cell, int position) {
                waits.add(new Wait(cell, position, (System.nanoTime() - start) / 1e9));
            }
        };
        try (EvaluatorProcess session = EvaluatorProcess.start(lesson.getParent(), Language.ENGLISH, List.of())) {
            RunResult result = new NotebookRunner(session, LIMIT, clock).run(Notebook.read(lesson));
            result.failure().ifPresent(failure -> {
                throw new BenchException("%s failed in cell %d: %s"
                        .formatted(lesson, failure.position(), failure.error().message()));
            });
        }
        return waits;
    }

    private void add(Path lesson, List<Wait> waits, ObjectNode node) {
        String name = lesson.getFileName().toString().replace(".ipynb", "");
        double seconds = waits.stream().mapToDouble(Wait::seconds).sum();
        List<Wait> longer = waits.stream()
                .filter(wait -> wait.seconds >= BeforeAndAfter.WAIT)
                .toList();
        lessons.row(
                name,
                Integer.toString(waits.size()),
                Timings.text(seconds),
                longer.isEmpty()
                        ? "none"
                        : Timings.text(
                                longer.stream().mapToDouble(Wait::seconds).sum()));
        for (Wait wait : longer) {
            cells.row(
                    "%s, %d".formatted(name, wait.position),
                    "`%s`".formatted(beginning(wait.cell)),
                    Timings.text(wait.seconds));
        }
        node.put("lesson", name).put("seconds", seconds);
        ArrayNode array = node.putArray("cells");
        for (Wait wait : waits) {
            array.addObject()
                    .put("cell", wait.position)
                    .put("begins", beginning(wait.cell))
                    .put("seconds", wait.seconds);
        }
        System.out.println("%s: %d cells in %s".formatted(name, waits.size(), Timings.text(seconds)));
    }

    /** The first line that computes something. */
    private static String beginning(Cell cell) {
        String line = cell.source()
                .lines()
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.startsWith("//") && !text.startsWith("import "))
                .findFirst()
                .orElse("")
                .replace("`", "");
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS - 1) + "…";
    }
}
