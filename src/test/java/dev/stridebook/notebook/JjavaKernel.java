package dev.stridebook.notebook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.ContentType;

/** A kernel built on JJava's real classes; records what it would publish. */
public final class JjavaKernel extends BaseKernel {
    private final List<ContentType<?>> published;

    private JjavaKernel(List<ContentType<?>> published) {
        super(
                "test",
                "1",
                null,
                null,
                null,
                new RecordedIo(published),
                new CommManager(),
                new Renderer(),
                null,
                null,
                false,
                new StringStyler("", "", "", i -> ""));
        this.published = published;
    }

    /** Makes this the kernel of the process. */
    static JjavaKernel start() {
        JjavaKernel kernel = new JjavaKernel(new ArrayList<>());
        kernel.installNotebookKernel();
        return kernel;
    }

    void stop() {
        uninstallNotebookKernel();
    }

    List<ContentType<?>> published() {
        return published;
    }

    @Override
    public Object evalRaw(String source) {
        throw new UnsupportedOperationException("Nothing is evaluated in tests of the display.");
    }

    @Override
    public DisplayData inspect(String code, int at, boolean detailed) {
        return null;
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        return null;
    }

    @Override
    public String isComplete(String code) {
        return IS_COMPLETE_MAYBE;
    }

    private static final class RecordedIo extends JupyterIO {
        RecordedIo(List<ContentType<?>> published) {
            super(StandardCharsets.UTF_8);
            setEnv(new ShellReplyEnvironment(null, null, null, null) {
                @Override
                public <T extends ContentType<T>> void publish(T content) {
                    published.add(content);
                }
            });
        }
    }
}
