package dev.stridebook.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.notebook.CellEvaluator;
import dev.stridebook.notebook.CellIo;
import dev.stridebook.notebook.CellResult;
import dev.stridebook.notebook.EvaluatorDiedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Runs cells in a Java process of their own, with this one's JDK and class path. A cell that crashes it, or does not let
 * itself be stopped, leaves this process alone.
 */
public final class ChildEvaluator implements CellEvaluator {
    private static final int LAST_WORDS = 20;

    private final Process process;
    private final Path argumentFile;
    private final Map<Integer, CellIo> ios = new ConcurrentHashMap<>();
    private final Map<Integer, CompletableFuture<CellResult>> results = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> death = new CompletableFuture<>();
    private final Deque<String> lastWords = new ArrayDeque<>();
    private volatile int running;

    private ChildEvaluator(Process process, Path argumentFile) {
        this.process = process;
        this.argumentFile = argumentFile;
    }

    /**
     * Starts the process and waits until it can run cells.
     *
     * @param folder its working directory, the notebook's own as in Jupyter
     * @throws IOException if it cannot be started
     * @throws EvaluatorDiedException if it ends at once
     * @throws IllegalStateException if this Java has no JShell
     */
    public static ChildEvaluator start(Path folder) throws IOException {
        JavaCommand.requireJShell();
        Path argumentFile = Files.createTempFile("stridebook", ".args");
        Files.writeString(argumentFile, JavaCommand.argumentFile(ClassDataArchive.useOptionsOfThisProcess()));
        ProcessBuilder builder = new ProcessBuilder(
                        JavaCommand.program().toString(), "@" + argumentFile, ChildMain.class.getName())
                .directory(folder.toFile());
        builder.environment().putAll(JavaCommand.environment());
        Process process = builder.start();
        ChildEvaluator evaluator = new ChildEvaluator(process, argumentFile);
        evaluator.read("events", process.getInputStream(), evaluator::event);
        evaluator.read("errors", process.getErrorStream(), evaluator::remember);
        process.onExit().thenRun(evaluator::died);
        try {
            evaluator.ready.join();
            return evaluator;
        } catch (CompletionException e) {
            evaluator.close();
            throw new EvaluatorDiedException(e.getCause().getMessage());
        }
    }

    private interface LineReader {
        void line(String line);
    }

    private void read(String name, InputStream stream, LineReader reader) {
        Thread thread = new Thread(() -> {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    reader.line(line);
                }
            } catch (IOException closed) {
                // The process is gone, which its exit tells.
            }
        });
        thread.setName(name);
        thread.setDaemon(true);
        thread.start();
    }

    private void event(String line) {
        ChildProtocol.read(line).ifPresentOrElse(this::event, () -> remember(line));
    }

    private void event(JsonNode event) {
        if (event.path("type").asText().equals("ready")) {
            ready.complete(null);
            return;
        }
        int count = event.path("count").asInt();
        CellIo io = ios.get(count);
        if (io == null) {
            return;
        }
        switch (event.path("type").asText()) {
            case "stream" ->
                io.stream(event.path("name").asText(), event.path("text").asText());
            case "display" ->
                io.display(ChildProtocol.bundle(event), event.path("id").asText(null));
            case "update" ->
                io.update(ChildProtocol.bundle(event), event.path("id").asText());
            case "clear" -> io.clear(event.path("wait").asBoolean());
            default ->
                ChildProtocol.result(event)
                        .ifPresent(result -> results.get(count).complete(result));
        }
    }

    private void remember(String line) {
        synchronized (lastWords) {
            if (!line.isBlank()) {
                lastWords.add(line);
            }
            if (lastWords.size() > LAST_WORDS) {
                lastWords.remove();
            }
        }
    }

    private void died() {
        try {
            // What it wrote before its end is still on its way.
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        EvaluatorDiedException died = new EvaluatorDiedException(obituary());
        ready.completeExceptionally(died);
        death.completeExceptionally(died);
    }

    private String obituary() {
        int code = process.exitValue();
        String cause =
                switch (code) {
                    case 137 -> " (killed, which happens when memory runs out)";
                    case 134, 139, 136 -> " (a crash in native code)";
                    case 143 -> " (told to end)";
                    default -> "";
                };
        synchronized (lastWords) {
            String words = lastWords.isEmpty() ? "" : " Its last words:\n" + String.join("\n", lastWords);
            return "The Java process that ran the cells ended with exit code %d%s.%s".formatted(code, cause, words);
        }
    }

    @Override
    public CellResult evaluate(String source, int executionCount, CellIo io) {
        CompletableFuture<CellResult> result = new CompletableFuture<>();
        ios.put(executionCount, io);
        results.put(executionCount, result);
        running = executionCount;
        death.whenComplete((nothing, died) -> result.completeExceptionally(died));
        try {
            send(ChildProtocol.message("evaluate").put("source", source).put("count", executionCount));
            return result.join();
        } catch (IOException | CompletionException e) {
            throw deathOf(result);
        } finally {
            running = 0;
        }
    }

    private static EvaluatorDiedException deathOf(CompletableFuture<CellResult> result) {
        try {
            result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof EvaluatorDiedException died) {
                return died;
            }
        }
        return new EvaluatorDiedException("The Java process that ran the cells no longer listens.");
    }

    private void send(ObjectNode command) throws IOException {
        OutputStream commands = process.getOutputStream();
        synchronized (commands) {
            commands.write(ChildProtocol.line(command).getBytes(StandardCharsets.UTF_8));
            commands.flush();
        }
    }

    @Override
    public void interrupt() {
        if (running != 0) {
            try {
                send(ChildProtocol.message("interrupt"));
            } catch (IOException gone) {
                // Then nothing runs any more.
            }
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
            Files.deleteIfExists(argumentFile);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException stillInUse) {
            argumentFile.toFile().deleteOnExit();
        }
    }
}
