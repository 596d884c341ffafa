package dev.stridebook.kernel.plug;

import static dev.stridebook.language.Language.say;

import dev.stridebook.classpath.ClassPathRequest;
import dev.stridebook.kernel.magic.MagicSession;
import dev.stridebook.kernel.magic.MarkupMagics;
import dev.stridebook.kernel.magic.TimeMagic;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.Renderings;
import java.nio.file.Path;
import java.util.List;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;

/** Plugs into JJava, which finds this class on its class path and installs it automatically. */
public final class JJavaPlug implements Extension {
    /** Adds our value rendering and those of {@code %%time}, {@code %%html} and similar magics that JJava lacks. */
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

    /** JJava's session as the magics see it. */
    private record Session(BaseKernel kernel) implements MagicSession {
        @Override
        public List<Path> addToClassPath(ClassPathRequest request) {
            throw new UnsupportedOperationException(say("JJava has its own magics for the class path."));
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
