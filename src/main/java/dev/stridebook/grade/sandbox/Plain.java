package dev.stridebook.grade.sandbox;

import dev.stridebook.process.Kill;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** No sandbox: a process with limits on what it takes, where the system has a way to set them. */
public final class Plain implements Sandbox {
    @Override
    public String name() {
        return "plain process";
    }

    @Override
    public String promise() {
        return "NOT a sandbox: an answer can read and write your files and use the network. Its time and memory are limited.";
    }

    @Override
    public boolean isTight() {
        return false;
    }

    @Override
    public List<String> wrap(List<String> java, Path home, List<Path> natives, Limits limits) {
        List<String> command = new ArrayList<>();
        // A group of its own can be ended as one, and it does not outlive us.
        Tools.find("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        Tools.find("setpriv").ifPresent(setpriv -> command.addAll(List.of(setpriv.toString(), "--pdeathsig", "KILL")));
        Tools.find("prlimit").ifPresent(prlimit -> {
            command.add(prlimit.toString());
            command.addAll(limits.prlimit(false));
        });
        command.addAll(java);
        return command;
    }

    /** And what it started, unless it took care to leave the group: there is no namespace to end here. */
    @Override
    public void kill(Process process) {
        Kill.group(process);
    }

    @Override
    public Path natives(Path inHome) {
        return inHome;
    }
}
