package dev.stridebook.grade.sandbox;

import static dev.stridebook.language.Language.say;

import dev.stridebook.process.Kill;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** No sandbox: a process with limits on its resources, as far as the system can set them. */
public final class Plain implements Sandbox {
    @Override
    public String name() {
        return say("plain process");
    }

    @Override
    public String promise() {
        return say(
                "no sandbox: an answer can read and write your files and use the network. Its time and memory are limited.");
    }

    @Override
    public boolean isTight() {
        return false;
    }

    @Override
    public List<String> wrap(List<String> java, Path home, List<Path> natives, Limits limits) {
        List<String> command = new ArrayList<>();
        // A separate process group can be killed as a whole, and it dies with the grader.
        Tools.find("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        Tools.find("setpriv").ifPresent(setpriv -> command.addAll(List.of(setpriv.toString(), "--pdeathsig", "KILL")));
        Tools.find("prlimit").ifPresent(prlimit -> {
            command.add(prlimit.toString());
            command.addAll(limits.prlimit(false));
        });
        command.addAll(java);
        return command;
    }

    /** Kills the process group. A process that left the group survives, because there is no process namespace to end. */
    @Override
    public void kill(Process process) {
        Kill.group(process);
    }

    @Override
    public Path natives(Path inHome) {
        return inHome;
    }
}
