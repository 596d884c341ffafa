package dev.stridebook.grade.sandbox;

import static dev.stridebook.language.Language.say;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A sandbox made with the programs of util-linux alone: namespaces, a private root folder and no privileges. */
public final class Unshare implements Sandbox {
    private static final Path NATIVES = Path.of("/tmp/natives");

    private final boolean isRoot = Tools.isRoot();
    private final String script = script();

    private Unshare() {}

    /** Returns the sandbox if the programs that it needs are installed. */
    public static Optional<Sandbox> find() {
        return Tools.areThere(
                        "unshare", "setpriv", "prlimit", "mount", "umount", "pivot_root", "sh", "mkdir", "touch", "ln")
                ? Optional.of(new Unshare())
                : Optional.empty();
    }

    @Override
    public String name() {
        return "unshare";
    }

    @Override
    public String promise() {
        return say(
                "A read-only file system with nothing but Java and the library, a small private /tmp, no network, no other processes, a separate user without privileges, and limits on time, memory, threads and files.");
    }

    @Override
    public List<String> wrap(List<String> java, Path home, List<Path> natives, Limits limits) {
        List<String> command = new ArrayList<>(List.of(
                Tools.path("setpriv"),
                "--pdeathsig",
                "KILL",
                Tools.path("unshare"),
                "--mount",
                "--net",
                "--pid",
                "--ipc",
                "--uts",
                "--fork",
                "--kill-child"));
        if (!isRoot) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        command.addAll(List.of(Tools.path("sh"), "-c", script, "sandbox"));
        command.add(limits.fileMegabytes() + "m");
        command.add(lines(Tools.readOnlyFolders().stream().map(Path::toString).toList(), home.toString()));
        command.add(lines(natives.stream().map(Path::toString).toList()));
        // Inside the sandbox, the tools are in the root folder.
        command.addAll(List.of("/prlimit"));
        command.addAll(limits.prlimit(true));
        command.addAll(
                List.of("/setpriv", "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all", "--pdeathsig", "KILL"));
        if (isRoot) {
            String user = Users.next();
            command.addAll(List.of("--reuid", user, "--regid", user, "--clear-groups"));
        }
        command.addAll(Launcher.command(home));
        command.addAll(java);
        return command;
    }

    private static String lines(List<String> paths, String... more) {
        return Stream.concat(paths.stream(), Stream.of(more)).collect(Collectors.joining("\n"));
    }

    @Override
    public Path natives(Path inHome) {
        return NATIVES;
    }

    private static String script() {
        try (InputStream text = Unshare.class.getResourceAsStream("unshare.sh")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
