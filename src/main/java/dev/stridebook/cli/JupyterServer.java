package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.language.Language;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A running Jupyter server for a folder of notebooks. */
final class JupyterServer implements AutoCloseable {
    private static final int STARTUP_SECONDS = 90;

    private final Process process;
    private final boolean isLab;
    private final String address;
    private final String token;

    private JupyterServer(Process process, Jupyter jupyter, int port, String token) {
        this.process = process;
        this.isLab = jupyter.isLab();
        this.address = "http://localhost:" + port;
        this.token = token;
    }

    /**
     * Starts a server and waits until it responds.
     *
     * @param notebooks the folder to serve
     * @param first path below the folder of the notebook that is shown first; empty for the folder itself
     * @param hidden names of files and folders that Jupyter does not list
     * @param browser whether to open a browser
     * @param log the log file
     * @param environment additional environment variables
     * @throws WorkFailedException if the server does not start
     */
    static JupyterServer start(
            Jupyter jupyter,
            Path notebooks,
            String first,
            List<String> hidden,
            int port,
            boolean browser,
            Path log,
            Map<String, String> environment)
            throws IOException, InterruptedException {
        String app = jupyter.isClassicNotebook() ? "NotebookApp" : "ServerApp";
        List<String> command = new ArrayList<>(List.of(
                jupyter.server().toString(),
                "--port=" + port,
                "--notebook-dir=" + notebooks,
                "--" + app + ".port_retries=0",
                "--" + app + ".default_url="
                        + (first.isEmpty() ? folder(jupyter.isLab()) : notebook(jupyter.isLab(), first))));
        // As a Python list: later versions prefer one option for each name, but earlier ones do not start with that.
        command.add(hidden.stream()
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(",", "--ContentsManager.hide_globs=[", "]")));
        if (!browser) {
            command.add("--no-browser");
        }
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--allow-root");
        }
        String token = HexFormat.of().formatHex(new SecureRandom().generateSeed(24));
        Files.createDirectories(log.getParent());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(notebooks.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(Language.environment());
        builder.environment().putAll(environment);
        // Not on the command line, where every user of the machine could read it.
        builder.environment().put("JUPYTER_TOKEN", token);
        JupyterServer server = new JupyterServer(builder.start(), jupyter, port, token);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        boolean isUp = false;
        try {
            server.process.getOutputStream().close();
            isUp = server.isUp();
        } finally {
            if (!isUp) {
                server.close();
            }
        }
        if (!isUp) {
            throw new WorkFailedException(say("Jupyter did not start. Its log is %s.", log));
        }
        return server;
    }

    private boolean isUp() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTUP_SECONDS);
        while (process.isAlive() && System.nanoTime() < deadline) {
            try {
                HttpURLConnection connection = (HttpURLConnection)
                        URI.create(withToken("/api/status")).toURL().openConnection();
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

    /** Returns the address of the folder of notebooks, for a browser. */
    String folder() {
        return withToken(folder(isLab));
    }

    /** Returns the address of a notebook, for a browser. */
    String notebook(String name) {
        return withToken(notebook(isLab, name));
    }

    private static String folder(boolean isLab) {
        return (isLab ? "/lab" : "") + "/tree";
    }

    private static String notebook(boolean isLab, String name) {
        return (isLab ? "/lab/tree/" : "/notebooks/") + name;
    }

    private String withToken(String path) {
        return address + path + "?token=" + token;
    }

    /** Waits until the server ends and returns its exit code. */
    int await() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
