package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Stands in for IJava's kernel, on the base library it is built on; keeps what it would publish. */
public final class JavaKernel extends BaseKernel {
    private final List<ContentType<?>> published = new ArrayList<>();
    private final JupyterIO io = new RecordedIo(published);

    public JavaKernel() {
        super(StandardCharsets.UTF_8);
    }

    public List<ContentType<?>> published() {
        return published;
    }

    @Override
    public JupyterIO getIO() {
        return io;
    }

    @Override
    public void display(DisplayData data) {
        io.display.display(data);
    }

    @Override
    public DisplayData eval(String expression) {
        throw new UnsupportedOperationException("Nothing is evaluated in tests of the display.");
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("Java").build();
    }

    private static final class RecordedIo extends JupyterIO {
        RecordedIo(List<ContentType<?>> published) {
            setEnv(new ShellReplyEnvironmentStub(published));
        }
    }

    private static final class ShellReplyEnvironmentStub extends ShellReplyEnvironment {
        private final List<ContentType<?>> published;

        ShellReplyEnvironmentStub(List<ContentType<?>> published) {
            super(null, null, null, null);
            this.published = published;
        }

        @Override
        public <T extends ContentType<T>> void publish(T content) {
            published.add(content);
        }
    }
}
