package dev.stridebook.grade.sandbox;

import dev.stridebook.process.Kill;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * No sandbox, but a user of its own for each process: for root in a container that may make no namespaces, such as those of most
 * services that grade. What only root may read stays out of reach.
 */
public final class OwnUser implements Sandbox {
    /** Makes a private folder with the native libraries, goes there, and runs a command: $1 user, $2 their folders, a line each. */
    private static final String SCRIPT = """
            set -eu
            user=$1 natives=$2
            shift 2
            cd "$(mktemp -d)"
            mkdir natives
            IFS='
            '
            # Hard links, as JavaCPP looks behind symbolic ones.
            for folder in $natives; do
                cp -al "$folder" natives/ 2>/dev/null || cp -a "$folder" natives/
            done
            chown "$user:$user" . natives
            exec "$@"
            """;

    private OwnUser() {}

    /** If this is root, and the programs that it takes are there. */
    public static Optional<Sandbox> find() {
        return Tools.isRoot() && Tools.areThere("sh", "mktemp", "mkdir", "cp", "chown", "setsid", "setpriv", "prlimit")
                ? Optional.of(new OwnUser())
                : Optional.empty();
    }

    @Override
    public String name() {
        return "own user";
    }

    @Override
    public String promise() {
        return "only a user of its own for each submission: an answer cannot read or write what is root's alone, but it can use "
                + "the network, start programs and see other processes. Its time, memory, threads and files are limited.";
    }

    @Override
    public boolean isTight() {
        return false;
    }

    @Override
    public List<String> wrap(List<String> java, Path home, List<Path> natives, Limits limits) {
        String user = Users.next();
        // A group of its own can be ended as one.
        List<String> command =
                new ArrayList<>(List.of(Tools.path("setsid"), Tools.path("sh"), "-c", SCRIPT, "own-user", user));
        command.add(String.join("\n", natives.stream().map(Path::toString).toList()));
        command.add(Tools.path("prlimit"));
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
        command.addAll(java);
        return command;
    }

    /** And what it started, unless it took care to leave the group. */
    @Override
    public void kill(Process process) {
        Kill.group(process);
    }

    /** Wherever the private folder is. */
    @Override
    public Path natives(Path inHome) {
        return Path.of("/proc/self/cwd/natives");
    }
}
