package dev.stridebook.kernel.plug;

import dev.stridebook.kernel.magic.MagicSession;
import dev.stridebook.kernel.magic.MarkupMagics;
import dev.stridebook.kernel.magic.TimeMagic;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.Renderings;
import java.nio.file.Path;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;

/** Plugs into JJava, which finds it on its class path and installs it by itself. */
public final class JJavaPlug implements Extension {
    /** Lets JJava show our values, and know those of {@code %%time}, {@code %%html} and its like that it does not have. */
    @Override
    public void install(BaseKernel kernel) {
        for (Class<?> type : Renderings.TYPES) {
            kernel.getRenderer()
                    .createRegistration(type)
                    .preferring(MimeBundle.TYPES.toArray(String[]::new))
                    .register(JJavaPlug::render);
        }
        MagicsRegistry magics = kernel.getMagicsRegistry();
        Session session = new Session(kernel);
        if (!magics.getCellMagicNames().contains(TimeMagic.NAME)) {
            TimeMagic time = new TimeMagic(session);
            magics.registerCellMagic(TimeMagic.NAME, (any, words, body) -> time.showCell(words, body));
        }
        MarkupMagics markup = new MarkupMagics(session);
        MarkupMagics.TYPES.forEach((name, type) -> {
            if (!magics.getCellMagicNames().contains(name)) {
                magics.registerCellMagic(name, (any, words, body) -> markup.show(name, type, words, body));
            }
        });
    }

    private static void render(Object value, RenderContext context) {
        Renderings.of(value)
                .data()
                .forEach((type, content) -> context.renderIfRequested(MIMEType.parse(type), () -> content));
    }

    /** What the magics do in JJava. */
    private record Session(BaseKernel kernel) implements MagicSession {
        @Override
        public void addToClassPath(Path jarOrFolder) {
            throw new UnsupportedOperationException("JJava has magics of its own for its class path.");
        }

        @Override
        public Object evaluate(String source) {
            return kernel.evalRaw(source);
        }

        @Override
        public Object evaluate(String name, String source) {
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
