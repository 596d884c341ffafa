package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.check.ReportedException;
import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.grade.sandbox.Plain;
import dev.stridebook.grade.sandbox.Sandbox;
import dev.stridebook.handin.SafeText;
import dev.stridebook.process.Frames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Starts processes for answers, one per submission. The next one starts while others work. */
final class AnswerProcesses implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration REHEARSAL = Duration.ofMinutes(3);
    /** Cells that need all of the library, also its native part. */
    private static final List<String> TYPICAL_CELLS = List.of(
            "import dev.stridebook.course.*;\nimport dev.stridebook.nn.*;\nimport dev.stridebook.shape.*;",
            "new Conv2d(1, 1, Window.kernel(3)).forward(org.nd4j.linalg.factory.Nd4j.rand(1, 1, 8, 8)).sumNumber();",
            "1 + 1");

    private static final String IMPORTS =
            "import dev.stridebook.course.*;\nimport dev.stridebook.course.exercise.*;\nimport dev.stridebook.shape.*;\n";
    /** One of its two methods fails. */
    private static final String TYPICAL_ANSWER = """
            class Typical implements OutputShape.Answer {
                @Override
                public Size outputSize() {
                    return Size.of(1, 1);
                }

                @Override
                public Size otherOutputSize() {
                    throw new IllegalStateException("typical");
                }
            }
            """;

    private final ChildHome home;
    private final Sandbox sandbox;
    private final Limits limits;
    private final String place;
    private final List<Path> natives;
    /** A single thread that lives as long as the grader, because a sandbox dies with the thread that started it. */
    private final ExecutorService starter = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "start of processes for answers");
        thread.setDaemon(true);
        return thread;
    });

    private final Compilers compilers = new Compilers(() -> joined(begin()), this::state);

    private CompletableFuture<AnswerProcess> next;

    AnswerProcesses(ChildHome home, Sandbox sandbox, Limits limits) throws IOException {
        this(home, sandbox, limits, sandbox.name());
    }

    /** @param place where answers run, for reports */
    AnswerProcesses(ChildHome home, Sandbox sandbox, Limits limits, String place) throws IOException {
        this.home = home;
        this.place = place;
        this.sandbox = sandbox;
        this.limits = limits;
        try (Stream<Path> folders = Files.list(home.natives())) {
            this.natives = folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /**
     * Gets a process ready for cells that has done nothing yet.
     *
     * @throws MachineFailure if that fails, as no answer can be to blame
     */
    ObjectNode beginCells(AnswerProcess process) {
        try {
            return process.ask(beginCells(), START, late());
        } catch (ReportedException failure) {
            throw new MachineFailure(say("no process for the answers is ready for cells: %s", reason(failure)));
        }
    }

    /** Returns the request to get ready for cells, which the first cell otherwise waits for. */
    static ObjectNode beginCells() {
        return Frames.frame().put("do", "begin cells");
    }

    Compilers compilers() {
        return compilers;
    }

    /** Returns where answers run, for reports. */
    String place() {
        return place;
    }

    Limits limits() {
        return limits;
    }

    /**
     * Returns a started process, and begins to start the next one.
     *
     * @throws MachineFailure if no process starts
     */
    AnswerProcess take() {
        CompletableFuture<AnswerProcess> taken;
        synchronized (this) {
            boolean isReady = next != null && !next.isCompletedExceptionally();
            taken = isReady ? next : begin();
            next = begin();
        }
        return joined(taken);
    }

    private static AnswerProcess joined(CompletableFuture<AnswerProcess> process) {
        try {
            return process.join();
        } catch (CompletionException e) {
            throw new MachineFailure(say("no process for the answers started: %s", reason(e.getCause())));
        }
    }

    private static String late() {
        return say("it did not start");
    }

    private static String reason(Throwable cause) {
        Throwable own = cause instanceof UncheckedIOException disk ? disk.getCause() : cause;
        return SafeText.line(own.getMessage() == null ? own.toString() : own.getMessage(), 400);
    }

    private CompletableFuture<AnswerProcess> begin() {
        return CompletableFuture.supplyAsync(() -> started(List.of()), starter)
                .thenApplyAsync(AnswerProcesses::greeted);
    }

    /**
     * Returns whether the library works in a process that has no answers.
     *
     * @throws MachineFailure if no process starts
     */
    boolean isLibraryWhole() {
        try (AnswerProcess process = take()) {
            runTypicalCells(process, START);
            return true;
        } catch (ReportedException missing) {
            return false;
        }
    }

    /** Returns a text that changes whenever what processes read is moved or exchanged. */
    String state() {
        return home.state();
    }

    /** Waits until it replies. */
    private static AnswerProcess greeted(AnswerProcess process) {
        try {
            process.ask(Frames.frame().put("do", "answers"), START, late());
            return process;
        } catch (ReportedException | MachineFailure failure) {
            String output = process.output();
            throw new ChildFailure("No process", say("%s: %s", failure.getMessage(), SafeText.line(output, 300)));
        }
    }

    private AnswerProcess started(List<String> options, String... arguments) {
        try {
            Optional<Path> missing = home.missing();
            if (missing.isPresent()) {
                throw new IOException(say("there is no %s", missing.get()));
            }
            List<String> java = home.command(limits, sandbox.natives(home.natives()), options, arguments);
            ProcessBuilder builder = new ProcessBuilder(sandbox.wrap(java, home.folder(), natives, limits));
            Map<String, String> environment = builder.environment();
            environment.clear();
            environment.putAll(sandbox.environment());
            return new AnswerProcess(builder.start(), sandbox, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what a process in this sandbox can do. */
    ObjectNode probe(ObjectNode request) {
        try (AnswerProcess process = CompletableFuture.supplyAsync(() -> started(List.of()), starter)
                .thenApply(AnswerProcesses::greeted)
                .join()) {
            return process.ask(request, START, late());
        } catch (CompletionException e) {
            throw e.getCause() instanceof ReportedException reported
                    ? reported
                    : new ChildFailure("No process", String.valueOf(e.getCause()));
        }
    }

    private static void runTypicalCells(AnswerProcess process, Duration limit) {
        for (String cell : TYPICAL_CELLS) {
            process.ask(cell(cell), limit, late());
        }
    }

    private static ObjectNode cell(String source) {
        return Frames.frame().put("do", "cell").put("source", source).put("count", 1);
    }

    /** Runs typical answers once, so that native libraries are unpacked and the classes to archive are known. */
    static void rehearse(ChildHome home, List<String> options) throws IOException {
        Limits roomy = Limits.USUAL;
        List<String> java = home.command(roomy, home.natives(), options, "rehearsal");
        ProcessBuilder builder = new ProcessBuilder(java);
        builder.environment().clear();
        Sandbox none = new Plain();
        builder.environment().putAll(none.environment());
        try (AnswerProcess process = new AnswerProcess(builder.start(), none, roomy)) {
            runTypicalCells(process, REHEARSAL);
            runTypicalAnswers(process);
            if (!process.end(REHEARSAL)) {
                throw new IOException("The rehearsal of a process for answers did not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As Java, and in a notebook. */
    private static void runTypicalAnswers(AnswerProcess process) {
        ObjectNode file = Frames.frame().put("file", "Typical.java").put("source", IMPORTS + TYPICAL_ANSWER);
        ObjectNode compiled = process.ask(file.deepCopy().put("do", "compile"), REHEARSAL, late());
        compiled.put("do", "java").put("file", "Typical.java");
        List<ObjectNode> notebook = List.of(
                cell(IMPORTS),
                cell(TYPICAL_ANSWER),
                Frames.frame()
                        .put("do", "check")
                        .put("exercise", OutputShape.class.getName())
                        .put("class", "Typical"));
        for (List<ObjectNode> load : List.of(List.of(compiled), notebook)) {
            load.forEach(request -> process.ask(request, REHEARSAL, late()));
            OutputShape.Answer answer = RemoteAnswer.of(
                    OutputShape.EXERCISE, request -> process.ask(request.put("answer", 0), REHEARSAL, late()));
            answer.outputSize();
            try {
                answer.otherOutputSize();
            } catch (ReportedException typical) {
                process.ask(Frames.frame().put("do", "forget"), REHEARSAL, late());
            }
        }
    }

    @Override
    public void close() {
        CompletableFuture<AnswerProcess> unused;
        synchronized (this) {
            unused = next;
            next = null;
        }
        if (unused != null) {
            unused.thenAccept(AnswerProcess::close)
                    .exceptionally(failed -> null)
                    .join();
        }
        compilers.close();
        starter.shutdownNow();
    }
}
