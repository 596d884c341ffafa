package dev.stridebook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A class graded: on one core, to know what a submission costs, and on all, to know when lunch is over. */
final class GradeBenchmark {
    /** Of util-linux, where it is. */
    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private final Plan plan;
    private final int students;

    GradeBenchmark(Plan plan) {
        this.plan = plan;
        this.students = plan.quick() ? Math.min(8, plan.students()) : plan.students();
    }

    Section run() throws IOException {
        JsonNode oneCore = grade(1, Files.isExecutable(TASKSET));
        JsonNode allCores = grade(plan.threads(), false);
        return section(oneCore, allCores);
    }

    private JsonNode grade(int jobs, boolean onOneCore) throws IOException {
        ProcessBuilder builder = Child.java(plan, GradedClass.class);
        if (onOneCore) {
            builder.command().addAll(0, List.of(TASKSET.toString(), "--cpu-list", "0"));
        }
        // What it makes once is kept, as it is for a teacher.
        builder.environment().put("STRIDEBOOK_HOME", plan.folder().toString());
        try (Child child = Child.start(plan, builder)) {
            JsonNode graded = child.ask("%d %d".formatted(students, jobs));
            System.out.println("%d submissions, %d at a time: %s"
                    .formatted(
                            students,
                            jobs,
                            Timings.text(graded.path("all_seconds").asDouble())));
            return graded;
        }
    }

    private Section section(JsonNode oneCore, JsonNode allCores) {
        Map<String, List<Double>> byKind = new LinkedHashMap<>();
        List<Double> all = new ArrayList<>();
        for (JsonNode submission : oneCore.path("submissions")) {
            double seconds = submission.path("seconds").asDouble();
            all.add(seconds);
            byKind.computeIfAbsent(submission.path("kind").asText(), kind -> new ArrayList<>())
                    .add(seconds);
        }
        Table table = new Table("a submission with one exercise", "time on one core");
        byKind.forEach((kind, seconds) -> table.row(kind, new Timings(seconds).toString()));
        Timings timings = new Timings(all);
        table.row("all", timings.toString());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("submission", timings.json());
        json.set("one_core", oneCore);
        json.set("all_cores", allCores);
        json.put("students_per_minute", perMinute(allCores));
        String text = """
                A class of %d with one exercise each, by turns as the rows below, graded in %s. From the moment a submission is taken \
                up to its written report; medians.

                %s
                The whole class takes %s on one core and %s on %d, %d at a time, which is %.0f students a minute; the start of the \
                grader is in it.
                """.formatted(
                        students,
                        oneCore.path("sandbox").asText(),
                        table,
                        Timings.text(oneCore.path("all_seconds").asDouble()),
                        Timings.text(allCores.path("all_seconds").asDouble()),
                        plan.threads(),
                        plan.threads(),
                        perMinute(allCores));
        return new Section("Grading", text, json);
    }

    private double perMinute(JsonNode graded) {
        return students * 60 / graded.path("all_seconds").asDouble();
    }
}
