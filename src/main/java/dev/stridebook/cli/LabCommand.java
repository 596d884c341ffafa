package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.language.Language;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        description = {
            "Open the lessons in Jupyter.",
            "The first run installs what is missing: Jupyter, the Java kernel and MNIST. Press Ctrl-C to stop."
        })
final class LabCommand implements Callable<Integer> {
    private static final int FIRST_PORT = 8888;

    /** Files that no lesson needs; above all exercises/, which is easily mistaken for answers/. */
    static final List<String> HIDDEN = List.of(
            "exercises",
            "binder",
            "src",
            "lib",
            "wheels",
            "target",
            "out",
            "pom.xml",
            "stridebook",
            "stridebook.cmd",
            "CHANGELOG.md",
            "CITATION.cff",
            "CONTRIBUTING.md",
            "LICENSE");

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port to listen on (default: the first free one from 8888).")
    private Integer port;

    @Option(names = "--no-browser", description = "Print the address instead of opening a browser.")
    private boolean noBrowser;

    @Spec
    private CommandSpec spec;

    private PrintWriter out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        out = spec.commandLine().getOut();
        Path project = Project.root();
        int chosenPort = choosePort();
        AnswerFile.folder(out);
        Setup setup = new Setup(out);
        Jupyter jupyter = setup.jupyter();
        setup.kernel();
        setup.mnist();
        return serve(jupyter, project, chosenPort);
    }

    /** Returns the lesson that is shown first: each language has its own. */
    static String firstLesson() {
        return Language.current()
                .in(Path.of("notebooks"))
                .resolve("00-welcome.ipynb")
                .toString()
                .replace('\\', '/');
    }

    private int serve(Jupyter jupyter, Path project, int chosenPort) throws IOException, InterruptedException {
        Path log = project.resolve("target").resolve("jupyter.log");
        try (JupyterServer server =
                JupyterServer.start(jupyter, project, firstLesson(), HIDDEN, chosenPort, !noBrowser, log, Map.of())) {
            out.println();
            out.println(say("Ready:  %s", server.notebook(firstLesson())));
            out.println(say("The exercises to answer are in answers/. Press Ctrl-C to stop. Jupyter's log: %s", log));
            out.flush();
            return server.await();
        }
    }

    private int choosePort() {
        if (port != null) {
            if (port < 1 || port > 65_535) {
                throw new UsageException(say("--port must be from 1 to 65535, but is %s.", port));
            }
            if (!isFree(port)) {
                throw new UsageException(say(
                        "Port %s is in use. Choose another with --port, or leave --port out to use a free one.", port));
            }
            return port;
        }
        for (int candidate = FIRST_PORT; candidate < FIRST_PORT + 100; candidate++) {
            if (isFree(candidate)) {
                return candidate;
            }
        }
        throw new WorkFailedException(
                say("No port from %s to %s is free. Choose one with --port.", FIRST_PORT, (FIRST_PORT + 99)));
    }

    private static boolean isFree(int candidate) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), candidate));
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }
}
