package dev.stridebook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Measures how much memory kernels take, one alone and several that run at the same time, as on a class's server. */
final class KernelMemory {
    private static final String TITLE = "Memory of kernels";
    private static final List<String> LESSONS = List.of("03-padding-and-stride", "06-mnist");

    private final Plan plan;

    KernelMemory(Plan plan) {
        this.plan = plan;
    }

    Section run() throws IOException, InterruptedException {
        if (ResidentMemory.now(ProcessHandle.current().pid()).isEmpty()) {
            return new Section(
                    TITLE,
                    ResidentMemory.NOT_HERE + "\n",
                    JsonNodeFactory.instance.objectNode().put("not_measured", ResidentMemory.NOT_HERE));
        }
        // By the number of kernels, the answers for each stage.
        Map<Integer, List<JsonNode>> stages = new LinkedHashMap<>();
        try (InstalledKernel kernel = InstalledKernel.of(plan)) {
            for (int kernels : new TreeSet<>(List.of(1, plan.kernels()))) {
                stages.put(kernels, measure(kernel, kernels));
            }
        }
        return section(stages);
    }

    private List<JsonNode> measure(InstalledKernel kernel, int kernels) throws IOException, InterruptedException {
        List<String> arguments = Stream.concat(
                        Stream.of(Integer.toString(kernels)),
                        LESSONS.stream()
                                .map(lesson -> plan.project()
                                        .resolve("notebooks/" + lesson + ".ipynb")
                                        .toString()))
                .toList();
        List<JsonNode> stages = new ArrayList<>();
        kernel.run("kernel_memory.py", arguments, stage -> {
            System.out.println("%d at once, %s: %s each"
                    .formatted(
                            kernels,
                            stage.required("stage").asText(),
                            ResidentMemory.text(ResidentMemory.mean(stage.get("after")))));
            stages.add(stage);
        });
        return stages;
    }

    private Section section(Map<Integer, List<JsonNode>> stages) {
        List<String> head = new ArrayList<>(List.of("a kernel after"));
        stages.keySet()
                .forEach(kernels -> head.addAll(
                        List.of(kernels == 1 ? "alone" : "one of " + kernels, "quiet for " + quietSeconds(stages))));
        Table table = new Table(head.toArray(String[]::new));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        stages.forEach((kernels, answers) -> json.putArray(kernels + "_kernels").addAll(answers));
        List<JsonNode> alone = stages.get(1);
        for (int i = 0; i < alone.size(); i++) {
            List<String> row =
                    new ArrayList<>(List.of(alone.get(i).required("stage").asText()));
            for (List<JsonNode> answers : stages.values()) {
                row.add(ResidentMemory.text(ResidentMemory.mean(answers.get(i).required("after"))));
                row.add(ResidentMemory.text(ResidentMemory.mean(answers.get(i).required("quiet"))));
            }
            table.row(row.toArray(String[]::new));
        }
        return new Section(
                TITLE,
                "The proportional set size of a kernel: a page that several processes have in common counts in parts. Lessons run as a whole.\n\n"
                        + table,
                json);
    }

    private static String quietSeconds(Map<Integer, List<JsonNode>> stages) {
        return stages.get(1).get(0).required("quiet_seconds").asInt() + " s";
    }
}
