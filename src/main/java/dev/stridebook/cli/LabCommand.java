package dev.stridebook.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        description = {
            "Open the lessons in Jupyter.",
            "The first time this installs what is missing: Jupyter, the Java kernel and MNIST. It runs until Ctrl-C."
        })
final class LabCommand implements Callable<Integer> {
    private static final int FIRST_PORT = 8888;
    private static final int STARTUP_SECONDS = 90;

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
        Setup setup = new Setup(out);
        Jupyter jupyter = setup.jupyter();
        setup.kernel();
        setup.mnist();
        return serve(jupyter, project, chosenPort);
    }

    private int serve(Jupyter jupyter, Path project, int chosenPort) throws IOException, InterruptedException {
        String token = HexFormat.of().formatHex(new SecureRandom().generateSeed(24));
        Path log = Files.createDirectories(project.resolve("target")).resolve("jupyter.log");
        ProcessBuilder builder = new ProcessBuilder(command(jupyter, project, chosenPort))
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Not on the command line, where every user of the machine could read it.
        builder.environment().put("JUPYTER_TOKEN", token);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
        process.getOutputStream().close();

        String address = "http://localhost:" + chosenPort;
        if (!isUp(process, address, token)) {
            stop(process);
            throw new WorkFailedException("Jupyter did not start. What it said is in " + log + ".");
        }
        out.println();
        out.println("Ready:  " + address + (jupyter.isLab() ? "/lab" : "") + "/tree/notebooks?token=" + token);
        out.println("Begin with notebooks/00-welcome.ipynb. Stop with Ctrl-C. Jupyter's log: " + log);
        out.flush();
        return process.waitFor();
    }

    private List<String> command(Jupyter jupyter, Path project, int chosenPort) {
        String app = jupyter.isClassicNotebook() ? "NotebookApp" : "ServerApp";
        List<String> command = new ArrayList<>(List.of(
                jupyter.server().toString(),
                "--port=" + chosenPort,
                "--notebook-dir=" + project,
                "--" + app + ".port_retries=0",
                "--" + app + ".default_url=" + (jupyter.isLab() ? "/lab" : "") + "/tree/notebooks"));
        if (noBrowser) {
            command.add("--no-browser");
        }
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--allow-root");
        }
        return command;
    }

    private int choosePort() {
        if (port != null) {
            if (port < 1 || port > 65_535) {
                throw new UsageException("--port must be from 1 to 65535, but it is " + port + ".");
            }
            if (!isFree(port)) {
                throw new UsageException(
                        "Port " + port + " is in use. Choose another with --port, or leave it out to have one chosen.");
            }
            return port;
        }
        for (int candidate = FIRST_PORT; candidate < FIRST_PORT + 100; candidate++) {
            if (isFree(candidate)) {
                return candidate;
            }
        }
        throw new WorkFailedException(
                "No port from " + FIRST_PORT + " to " + (FIRST_PORT + 99) + " is free. Choose one with --port.");
    }

    private static boolean isFree(int candidate) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), candidate));
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }

    private static boolean isUp(Process process, String address, String token) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTUP_SECONDS);
        while (process.isAlive() && System.nanoTime() < deadline) {
            try {
                HttpURLConnection connection = (HttpURLConnection) URI.create(address + "/api/status?token=" + token)
                        .toURL()
                        .openConnection();
                connection.setConnectTimeout(1_000);
                connection.setReadTimeout(5_000);
                if (connection.getResponseCode() == 200) {
                    return true;
                }
            } catch (IOException notYet) {
                // It is still starting.
            }
            Thread.sleep(200);
        }
        return false;
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
        }
    }
}
