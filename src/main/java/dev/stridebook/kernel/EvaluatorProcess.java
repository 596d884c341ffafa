package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.language.Language;
import dev.stridebook.notebook.CellEvaluator;
import dev.stridebook.notebook.CellIo;
import dev.stridebook.notebook.CellResult;
import dev.stridebook.notebook.EvaluatorDiedException;
import dev.stridebook.process.ChildProcess;
import dev.stridebook.process.ClassDataArchive;
import dev.stridebook.process.Frames;
import dev.stridebook.process.JavaCommand;
import dev.stridebook.process.NoReplyException;
import dev.stridebook.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs cells in a separate Java process, with this process's JDK and class path. A cell that crashes that process, or that
 * cannot be stopped, does not affect this one.
 */
public final class EvaluatorProcess implements CellEvaluator {
    private final ChildProcess child;
    private final Path argumentFile;
    /** By cell: what a thread prints that outlives its cell still belongs to that cell. */
    private final Map<Integer, CellIo> ios = new ConcurrentHashMap<>();

    private volatile boolean isRunning;

    private EvaluatorProcess(Process process, Path argumentFile) {
        this.child = ChildProcess.trusted(process, this::event);
        this.argumentFile = argumentFile;
    }

    /**
     * Starts the process and waits until it can run cells.
     *
     * @param folder its working directory: the notebook's folder, as in Jupyter
     * @param language what it speaks
     * @param classes those of our class path to load meanwhile, as the cells will need them
     * @throws IOException if it cannot be started
     * @throws EvaluatorDiedException if it ends immediately
     * @throws IllegalStateException if this Java has no JShell
     */
    public static EvaluatorProcess start(Path folder, Language language, List<String> classes) throws IOException {
        FullJdk.require();
        Path argumentFile = Files.createTempFile("stridebook", ".args");
        List<String> options = new ArrayList<>(ClassDataArchive.useOptionsOfThisProcess());
        options.addAll(JavaCommand.vectorOptions());
        Files.writeString(argumentFile, JavaCommand.argumentFile(options));
        ProcessBuilder java = JavaCommand.with(argumentFile, EvaluatorMain.class.getName(), classes);
        java.environment().put(Settings.LANGUAGE, language.code());
        EvaluatorProcess evaluator =
                new EvaluatorProcess(java.directory(folder.toFile()).start(), argumentFile);
        try {
            evaluator.ask(Frames.frame().put("do", "start"));
            return evaluator;
        } catch (EvaluatorDiedException e) {
            evaluator.close();
            throw e;
        }
    }

    private void event(JsonNode event) {
        CellIo io = ios.get(event.path("cell").asInt());
        if (io != null) {
            EvaluatorMessages.pass(event, io);
        }
    }

    private ObjectNode ask(ObjectNode question) {
        try {
            return child.ask(question, ChildProcess.FOREVER);
        } catch (NoReplyException none) {
            throw new EvaluatorDiedException(
                    say("The Java process that runs the cells is gone: %s", none.withLastWords()));
        }
    }

    @Override
    public CellResult evaluate(String source, int executionCount, CellIo io) {
        ios.put(executionCount, io);
        isRunning = true;
        try {
            return EvaluatorMessages.result(ask(
                    Frames.frame().put("do", "evaluate").put("source", source).put("cell", executionCount)));
        } finally {
            isRunning = false;
        }
    }

    @Override
    public void interrupt() {
        if (isRunning) {
            child.tell(Frames.frame().put("do", "interrupt"));
        }
    }

    @Override
    public void close() {
        child.close();
        try {
            Files.deleteIfExists(argumentFile);
        } catch (IOException stillInUse) {
            argumentFile.toFile().deleteOnExit();
        }
    }
}
