package dev.stridebook.grade.sandbox;

import dev.stridebook.process.Kill;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * No sandbox, but a separate user for each process: for root in a container that may not create namespaces, as on most grading
 * services. Files that only root may read stay out of reach.
 */
public final class OwnUser implements Sandbox {
    /**
     * Creates a private folder with the native libraries, changes to it and runs a command. $1 is the user, $2 the libraries'
     * folders, one per line.
     */
    private static final String SCRIPT = """
            set -eu
            user=$1 natives=$2
            shift 2
            cd "$(mktemp -d)"
            mkdir natives
            IFS='
            '
            # Hard links, because JavaCPP resolves symbolic links.
            for folder in $natives; do
                cp -al "$folder" natives/ 2>/dev/null || cp -a "$folder" natives/
            done
            chown "$user:$user" . natives
            exec "$@"
            """;

    private OwnUser() {}

    /** Returns it if this process runs as root and the programs that it needs are installed. */
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
        return "no sandbox, only a separate user for each process: an answer cannot read or write files that only root can, but it can use the network, start programs and see other processes. Its time, memory, threads and files are limited.";
    }

    @Override
    public boolean isTight() {
        return false;
    }

    @Override
    public List<String> wrap(List<String> java, Path home, List<Path> natives, Limits limits) {
        String user = Users.next();
        // A separate process group can be killed as a whole.
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

    /** Kills the process group. A process that left the group survives. */
    @Override
    public void kill(Process process) {
        Kill.group(process);
    }

    /** Returns the libraries' folder relative to the process's private folder, whose name is not known here. */
    @Override
    public Path natives(Path inHome) {
        return Path.of("/proc/self/cwd/natives");
    }
}
