package org.dflib.jjava.distro;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;

/** Stands in for JJava's distribution, which no registry has: a kernel on JJava's own jjava-jupyter 1.0-a6, evaluating by JShell. */
public class JJava extends BaseKernel {
    private final Values values = new Values();

    private JJava() {
        super(
                "JJava",
                "1.0-a6",
                new LanguageInfo.Builder("Java").version("17").build(),
                null,
                null,
                new JupyterIO(StandardCharsets.UTF_8),
                new CommManager(),
                new Renderer(),
                new MagicParser("(?<=(?:^|=))\\s*%", "%%", new MagicTranspiler()),
                new MagicsRegistry(),
                true,
                new StringStyler("", "", "", i -> ""));
    }

    public static void main(String[] args) throws Exception {
        JupyterConnection connection =
                new JupyterConnection(KernelConnectionProperties.parse(Files.readString(Path.of(args[0]))));
        JJava kernel = new JJava();
        kernel.onStartup();
        kernel.evalRaw(System.getenv("JJAVA_STARTUP_SCRIPT"));
        kernel.becomeHandlerForConnection(connection);
        connection.connect();
        // Like the real one, it outlives a request to shut down: a thread of its evaluator goes on.
        new Thread(JJava::goOn, "evaluator").start();
        connection.waitUntilClose();
    }

    private static void goOn() {
        while (true) {
            LockSupport.park();
        }
    }

    @Override
    public Object evalRaw(String source) {
        return values.eval(getMagicParser().resolveMagics(source));
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
}
