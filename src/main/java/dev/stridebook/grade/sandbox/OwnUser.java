package dev.stridebook.grade.sandbox;

import static dev.stridebook.language.Language.say;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * No file system of its own, but a separate user for each process, which can neither create files nor start others nor reach the
 * network: for root in a container that may not create namespaces, as on most grading services. Files that only root may read stay out
 * of reach, and nothing of a process is left when it has ended.
 */
public final class OwnUser implements Sandbox {
    private OwnUser() {}

    /** Returns it if this process runs as root and the programs that it needs are installed. */
    public static Optional<Sandbox> find() {
        return Tools.isRoot() && Tools.areThere("setpriv", "prlimit") ? Optional.of(new OwnUser()) : Optional.empty();
    }

    @Override
    public String name() {
        return say("own user");
    }

    @Override
    public String promise() {
        return say(
                "no sandbox, only a separate user for each process: on an older system (Linux before 5.13) an answer can see other processes and read files that every user may read. It cannot create files, start programs or use the network, and its time, memory and threads are limited.");
    }

    @Override
    public boolean isTight() {
        return false;
    }

    @Override
    public List<String> wrap(List<String> java, Path home, List<Path> natives, Limits limits) {
        List<String> command = limited(Users.next(), limits);
        command.addAll(Launcher.commandWithoutFiles(home, readable(home)));
        command.addAll(java);
        return command;
    }

    /** Returns the beginning of a command that a user without privileges is to run within limits. */
    static List<String> limited(String user, Limits limits) {
        List<String> command = new ArrayList<>(List.of(Tools.path("prlimit")));
        command.addAll(limits.prlimit(true));
        command.addAll(List.of(
                Tools.path("setpriv"),
                "--no-new-privs",
                "--bounding-set=-all",
                "--inh-caps=-all",
                "--pdeathsig",
                "KILL",
                "--reuid",
                user,
                "--regid",
                user,
                "--clear-groups"));
        return command;
    }

    private static List<Path> readable(Path home) {
        List<Path> readable = new ArrayList<>(Tools.readOnlyFolders());
        readable.add(home);
        for (String path : List.of("/dev/null", "/dev/random", "/dev/urandom", "/proc/self")) {
            readable.add(Path.of(path));
        }
        return readable;
    }

    @Override
    public Path natives(Path inHome) {
        return inHome;
    }
}
