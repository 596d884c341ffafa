package dev.stridebook.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.data.DataException;
import dev.stridebook.nn.engine.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Runs the benchmarks that the command line's {@code bench} requests. */
final class Bench {
    private static final List<String> ALL = List.of(
            "train", "around", "ops", "random", "scaling", "memory", "lessons", "kernels", "startup", "kernel",
            "grade");

    private final Plan plan;
    private final Path planFile;
    private final PyTorch pytorch;
    private final Environment environment;

    private Bench(Plan plan, Path planFile, PyTorch pytorch) {
        this.plan = plan;
        this.planFile = planFile;
        this.pytorch = pytorch;
        this.environment = Environment.here(Engines.description(), pytorch.library());
    }

    /**
     * @param arguments the plan's file
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path file = Path.of(arguments[0]);
        Plan plan = Plan.read(file);
        try {
            new Bench(plan, file, PyTorch.find(plan)).run();
        } catch (BenchException | DataException failure) {
            System.err.println("stridebook: " + failure.getMessage());
            System.exit(1);
        }
        // ND4J's native threads would keep the process alive.
        System.exit(0);
    }

    private void run() throws IOException, InterruptedException {
        if (!pytorch.isPresent()) {
            System.out.println(pytorch.absence());
        }
        double before = Neighbours.busyShare();
        ObjectNode json = plan.benchmark().equals("report") ? report(before) : one(plan.benchmark(), before);
        if (plan.json() != null) {
            Files.writeString(
                    plan.json(),
                    new ObjectMapper()
                                    .enable(SerializationFeature.INDENT_OUTPUT)
                                    .writeValueAsString(json) + "\n");
            System.out.println("Written: " + plan.json());
        }
    }

    private ObjectNode one(String name, double before) throws IOException, InterruptedException {
        Section section = measure(name);
        System.out.println("\n" + section.title() + "\n\n" + section.text());
        Neighbours neighbours = new Neighbours(before, Neighbours.busyShare());
        neighbours.warning().ifPresent(System.out::println);
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("benchmark", name);
        json.setAll(section.json());
        return describe(json, neighbours);
    }

    private ObjectNode report(double before) throws IOException, InterruptedException {
        Optional<BeforeAndAfter> earlier = earlier();
        PerformancePage page = new PerformancePage(environment, LocalDate.now(), plan.quick(), pytorch.absence());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (String name : ALL) {
            Section section = measure(name);
            page.add(section);
            json.set(name, section.json());
        }
        if (earlier.isPresent()) {
            Section section = earlier.get().section(json);
            page.add(section);
            json.set("before_and_after", section.json());
        }
        Neighbours neighbours = new Neighbours(before, Neighbours.busyShare());
        neighbours.warning().ifPresent(System.out::println);
        Files.createDirectories(plan.page().toAbsolutePath().getParent());
        Files.writeString(plan.page(), page.text(neighbours));
        System.out.println("Written: " + plan.page());
        return describe(json, neighbours);
    }

    /** Read before half an hour of measuring, not after it. */
    private Optional<BeforeAndAfter> earlier() {
        if (plan.before() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new BeforeAndAfter(new ObjectMapper().readTree(Files.readString(plan.before())), environment));
        } catch (IOException | IllegalArgumentException unusable) {
            throw new BenchException(
                    "--before %s cannot be compared with. %s".formatted(plan.before(), unusable.getMessage()));
        }
    }

    private Section measure(String name) throws IOException, InterruptedException {
        LayerRuns runs = new LayerRuns(plan, planFile, pytorch);
        return switch (name) {
            case "train" -> new TrainBenchmark(plan, pytorch).run();
            case "around" -> new SurroundingsBenchmark(plan, pytorch).run();
            case "ops" -> new OpsBenchmark(plan, runs).run();
            case "random" -> new RandomLayersBenchmark(plan, pytorch).run();
            case "scaling" -> new ScalingBenchmark(plan, runs).run();
            case "memory" -> new MemoryBenchmark(plan, pytorch).run();
            case "lessons" -> new LessonsBenchmark(plan).run();
            case "kernels" -> new KernelMemory(plan).run();
            case "startup" -> new StartupBenchmark(plan, pytorch).run();
            case "kernel" -> new KernelBenchmark(plan).run();
            case "grade" -> new GradeBenchmark(plan).run();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private ObjectNode describe(ObjectNode json, Neighbours neighbours) {
        json.put("why_no_ratio", pytorch.absence());
        json.put("date", LocalDate.now().toString());
        json.put("quick", plan.quick());
        json.put("busy_before", neighbours.before()).put("busy_after", neighbours.after());
        json.set("environment", environment.json());
        return json;
    }
}
