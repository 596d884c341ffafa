package dev.stridebook.nn.engine;

import dev.stridebook.process.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Starts fenced runs, again after each fault that ends one, and collects what they find. */
final class FencedRuns {
    /** So long no step takes, however busy the machine is. */
    private static final int HANGS_AFTER_SECONDS = 120;

    /** Fewer cases end before the second compiler would pay. */
    private static final int FEW = 1000;

    private static final String END = "end of output";

    private final Path folder;
    private final Path library;
    private final String mode;
    private final Consumer<String> progress;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Count> counts = new TreeMap<>();
    private int restarts;

    /** How often a step was taken, and with how many faults. */
    static final class Count {
        int taken;
        int faults;
    }

    /**
     * @param instructions the highest set of instructions that oneDNN may use
     */
    record Fault(String instructions, String step, String drawn, String kind) {
        @Override
        public String toString() {
            return "%s | %s | %s | %s".formatted(instructions, step, drawn, kind);
        }
    }

    FencedRuns(Path folder, Path library, String mode, Consumer<String> progress) {
        this.folder = folder;
        this.library = library;
        this.mode = mode;
        this.progress = progress;
    }

    List<Fault> faults() {
        return faults;
    }

    Map<String, Count> counts() {
        return counts;
    }

    /** Runs cases with several sets of instructions, on each processor one. */
    private void runAll(Map<String, List<FencedCase>> cases) throws IOException, InterruptedException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Void>> running = new ArrayList<>();
            cases.forEach((instructions, some) -> running.add(threads.submit(() -> {
                run(instructions, some);
                return null;
            })));
            for (Future<Void> each : running) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    void run(String instructions, List<FencedCase> cases) throws IOException, InterruptedException {
        Path file = folder.resolve(instructions + ".cases");
        Files.write(file, cases.stream().map(Object::toString).toList());
        int line = 0;
        int step = 0;
        while (line < cases.size()) {
            Child child = new Child(instructions, cases, file, line, step);
            child.follow();
            boolean isStuck = child.name.equals(Child.START);
            line = isStuck ? child.line + 1 : child.line;
            step = isStuck ? 0 : child.step + 1;
        }
    }

    private final class Child {
        private static final String START = "start";

        private final String instructions;
        private final List<FencedCase> cases;
        private final Path error;
        private final Process process;
        private int line;
        private int step;
        private String name = START;
        private String said = "";

        Child(String instructions, List<FencedCase> cases, Path file, int line, int step) throws IOException {
            this.instructions = instructions;
            this.cases = cases;
            this.line = line;
            this.step = step - 1;
            error = folder.resolve(instructions + "-crash.log");
            Files.deleteIfExists(error);
            List<String> command = new ArrayList<>(List.of(JavaCommand.program().toString()));
            command.addAll(JavaCommand.options());
            if (cases.size() < FEW) {
                command.add("-XX:TieredStopAtLevel=1");
            }
            command.addAll(List.of(
                    "-Xmx600m",
                    "-XX:-CreateCoredumpOnCrash",
                    "-XX:ErrorFile=" + error,
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    FencedRun.class.getName(),
                    mode,
                    file.toString(),
                    String.valueOf(line),
                    String.valueOf(step)));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(JavaCommand.environment());
            builder.environment().putAll(Fence.environment(library));
            builder.environment().put("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "0");
            builder.environment().put("ONEDNN_MAX_CPU_ISA", instructions);
            builder.environment().put("DNNL_MAX_CPU_ISA", instructions);
            builder.redirectErrorStream(true);
            process = builder.start();
        }

        void follow() throws IOException, InterruptedException {
            BlockingQueue<String> lines = new LinkedBlockingQueue<>();
            Thread reader = new Thread(() -> {
                try (BufferedReader output = process.inputReader()) {
                    output.lines().forEach(lines::add);
                } catch (IOException | java.io.UncheckedIOException closed) {
                    // The process was killed.
                }
                lines.add(END);
            });
            reader.setDaemon(true);
            reader.start();
            boolean isDone = false;
            boolean hangs = false;
            while (true) {
                String next = lines.poll(HANGS_AFTER_SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    hangs = true;
                    process.destroyForcibly();
                } else if (next.equals(END)) {
                    break;
                } else if (next.equals("done")) {
                    isDone = true;
                } else {
                    synchronized (FencedRuns.this) {
                        take(next);
                    }
                }
            }
            process.waitFor();
            if (isDone) {
                line = cases.size();
            } else {
                String why = hangs ? "hangs" : ending();
                synchronized (FencedRuns.this) {
                    restarts++;
                    fault(name.equals(START) ? why + ": " + said : why);
                }
            }
        }

        private void take(String next) {
            String[] words = next.split(" ", 3);
            switch (words[0]) {
                case "case" -> {
                    line = Integer.parseInt(words[1]);
                    step = -1;
                    if (line % 100 == 0) {
                        progress.accept("%s %d of %d, %d faults, %d restarts"
                                .formatted(instructions, line, cases.size(), faults.size(), restarts));
                    }
                }
                case "step" -> {
                    step = Integer.parseInt(words[1]);
                    name = words[2];
                    count().taken++;
                }
                case "taken" -> counts.computeIfAbsent(key(next.substring(6)), key -> new Count()).taken++;
                case "fault" -> fault(next.substring(6));
                case "unfenced" -> {
                    if (!words[1].equals("0")) {
                        fault("left " + words[1] + " blocks without a fence");
                    }
                }
                default -> said = said + next + System.lineSeparator();
            }
        }

        private String key(String what) {
            return instructions + " | " + what;
        }

        private Count count() {
            return counts.computeIfAbsent(key(name), key -> new Count());
        }

        private void fault(String kind) {
            count().faults++;
            Fault fault = new Fault(instructions, name, cases.get(line).toString(), kind);
            faults.add(fault);
            progress.accept("FAULT " + fault);
        }

        /** Why the JVM ended, as its report says. */
        private String ending() throws IOException {
            if (!Files.exists(error)) {
                return "ended with status " + process.exitValue();
            }
            String report = Files.readString(error);
            // Bit 1 of the processor's error code says that it was a write.
            boolean isWrite = find(report, "ERR=0x([0-9a-f]+)")
                    .map(code -> (Long.parseLong(code, 16) & 2) != 0)
                    .findFirst()
                    .orElse(false);
            return "%s beyond a fence, %s in %s"
                    .formatted(
                            isWrite ? "writes" : "reads",
                            find(report, "si_signo: \\d+ \\((\\w+)\\)")
                                    .findFirst()
                                    .orElse("?"),
                            find(report, "Problematic frame:\\s*# +(.*)")
                                    .findFirst()
                                    .orElse("?"));
        }

        private static Stream<String> find(String text, String pattern) {
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            return matcher.find() ? Stream.of(matcher.group(1)) : Stream.empty();
        }
    }

    /**
     * @param arguments {@code ways} or {@code engine}, as in {@link FencedRun}; how many cases to draw, or a file of them; a seed; and
     *     sets of instructions, which share the cases that are drawn
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String mode = arguments[0];
        boolean areDrawn = arguments[1].matches("\\d+");
        long seed = Long.parseLong(arguments[2]);
        List<String> instructions = List.of(arguments).subList(3, arguments.length);
        Path folder = Files.createDirectories(Path.of(System.getProperty("fence.folder", "target/fence")))
                .toAbsolutePath();
        FencedRuns runs = new FencedRuns(folder, Fence.compile(folder), mode, System.out::println);
        FencedCase.Drawing drawing = new FencedCase.Drawing(seed);
        Map<String, List<FencedCase>> all = new LinkedHashMap<>();
        for (String each : instructions) {
            all.put(
                    each,
                    areDrawn
                            ? Stream.generate(drawing::next)
                                    .limit(Integer.parseInt(arguments[1]) / instructions.size())
                                    .toList()
                            : Files.readAllLines(Path.of(arguments[1])).stream()
                                    .map(FencedCase::parse)
                                    .toList());
        }
        runs.runAll(all);
        Files.write(
                folder.resolve("faults.txt"),
                runs.faults().stream().map(Object::toString).toList());
        runs.counts.forEach((what, count) -> System.out.printf("%s: %d, %d faults%n", what, count.taken, count.faults));
        if (areDrawn && mode.equals("engine")) {
            Files.write(Path.of("docs/soundness.md"), new SoundnessPage(all, runs, seed).lines());
        }
        System.exit(runs.faults().isEmpty() ? 0 : 1);
    }
}
