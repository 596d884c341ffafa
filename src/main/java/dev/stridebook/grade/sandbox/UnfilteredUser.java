package dev.stridebook.grade.sandbox;

import static dev.stridebook.language.Language.say;

import dev.stridebook.process.Kill;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A separate user for each process, as {@link OwnUser}, where no filter of system calls works: on processors other than x86-64. Files that only
 * root may read stay out of reach, and little else.
 */
public final class UnfilteredUser implements Sandbox {
    /**
     * Creates a private folder with the native libraries, changes to it and runs a command. $1 is the user, $2 the libraries' folders, one
     * per line. JavaCPP takes libraries only from a folder that it may write to.
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

    private UnfilteredUser() {}

    /** Returns it if this process runs as root and the programs that it needs are installed. */
    public static Optional<Sandbox> find() {
        return Tools.isRoot() && Tools.areThere("sh", "mktemp", "mkdir", "cp", "chown", "setsid", "setpriv", "prlimit")
                ? Optional.of(new UnfilteredUser())
                : Optional.empty();
    }

    @Override
    public String name() {
        return say("own user without a filter of system calls");
    }

    @Override
    public String promise() {
        return say(
                "no sandbox, only a separate user for each process, and no filter of system calls, which works only on Linux x86-64: an answer cannot read or write files that only root can, but it can use the network, start programs, see other processes, leave files behind and take shared memory without a limit. Its time, its threads and the memory of each of its processes are limited.");
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
        command.addAll(OwnUser.limited(user, limits));
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
