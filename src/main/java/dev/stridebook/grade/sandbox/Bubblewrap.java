package dev.stridebook.grade.sandbox;

import static dev.stridebook.language.Language.say;

import dev.stridebook.process.ProcFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The sandbox of Flatpak, <a href="https://github.com/containers/bubblewrap">bubblewrap</a>. */
public final class Bubblewrap implements Sandbox {
    private static final Path TMP = Path.of("/tmp");
    private static final Path NATIVES = TMP.resolve("natives");

    private final boolean isRoot = Tools.isRoot();
    private final boolean procIsOurs = ProcFolder.isOurs();

    private Bubblewrap() {}

    /** Returns the sandbox if the programs that it needs are installed. */
    public static Optional<Sandbox> find() {
        return Tools.areThere("bwrap", "prlimit", "setpriv", "unshare")
                ? Optional.of(new Bubblewrap())
                : Optional.empty();
    }

    @Override
    public String name() {
        return "bubblewrap";
    }

    @Override
    public String promise() {
        return say(
                "A read-only file system with nothing but Java and the library, a small private /tmp, no network, no other "
                        + "processes, a user without privileges, and limits on time, memory, threads and files.");
    }

    @Override
    public List<String> wrap(List<String> java, Path home, List<Path> natives, Limits limits) {
        List<String> command = new ArrayList<>(procIsOurs ? List.of() : ownProc());
        command.addAll(List.of(
                Tools.path("bwrap"),
                "--die-with-parent",
                "--new-session",
                "--unshare-net",
                "--unshare-pid",
                "--unshare-ipc",
                "--unshare-uts",
                "--unshare-cgroup-try",
                "--clearenv"));
        environment().forEach((name, value) -> command.addAll(List.of("--setenv", name, value)));
        command.addAll(
                List.of("--perms", "1777", "--size", "" + ((long) limits.fileMegabytes() << 20), "--tmpfs", "/tmp"));
        command.addAll(List.of("--perms", "1777", "--dir", NATIVES.toString()));
        for (Path folder : natives) {
            command.addAll(List.of(
                    "--ro-bind",
                    folder.toString(),
                    NATIVES.resolve(folder.getFileName()).toString()));
        }
        Set<Path> parents = new TreeSet<>();
        Stream.concat(Tools.readOnlyFolders().stream(), Stream.of(home)).forEach(path -> parentsOf(path, parents));
        // Parent folders that bubblewrap creates by itself can be read only by root.
        parents.forEach(parent -> command.addAll(List.of("--perms", "0755", "--dir", parent.toString())));
        for (Path path : Tools.readOnlyFolders()) {
            command.addAll(
                    Files.isSymbolicLink(path)
                            ? List.of("--symlink", target(path), path.toString())
                            : List.of("--ro-bind", path.toString(), path.toString()));
        }
        command.addAll(List.of("--ro-bind", home.toString(), home.toString()));
        for (String tool : List.of("prlimit", "setpriv")) {
            command.addAll(List.of("--ro-bind", Tools.path(tool), "/" + tool));
        }
        command.addAll(List.of("--proc", "/proc", "--perms", "0755", "--dir", "/dev"));
        // Not /dev/zero: a shared mapping of it is memory that is shared.
        for (String device : List.of("/dev/null", "/dev/random", "/dev/urandom")) {
            command.addAll(List.of("--dev-bind", device, device));
        }
        command.addAll(List.of("--remount-ro", "/", "--chdir", "/tmp"));
        if (isRoot) {
            // Needed inside to become another user, which then drops all capabilities.
            command.addAll(List.of("--cap-add", "ALL"));
        } else {
            command.add("--unshare-user");
        }
        command.add("--");
        command.add("/prlimit");
        command.addAll(limits.prlimit(true));
        if (isRoot) {
            String user = Users.next();
            command.addAll(List.of("/setpriv", "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"));
            command.addAll(List.of("--reuid", user, "--regid", user, "--clear-groups"));
        }
        command.addAll(Launcher.command(home));
        command.addAll(java);
        return command;
    }

    /**
     * bubblewrap looks for its own child in /proc. If that belongs to another process namespace, bubblewrap gets a /proc of its
     * own.
     */
    private static List<String> ownProc() {
        return List.of(
                Tools.path("setpriv"),
                "--pdeathsig",
                "KILL",
                Tools.path("unshare"),
                "--pid",
                "--fork",
                "--kill-child",
                "--mount-proc");
    }

    private static void parentsOf(Path path, Set<Path> parents) {
        for (Path parent = path.getParent(); parent.getParent() != null; parent = parent.getParent()) {
            if (!parent.equals(TMP)) {
                parents.add(parent);
            }
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path natives(Path inHome) {
        return NATIVES;
    }
}
