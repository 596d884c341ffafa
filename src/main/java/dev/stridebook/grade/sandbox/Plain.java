package dev.stridebook.grade.sandbox;

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
        Tools.find("prlimit").ifPresent(prlimit -> {
            command.add(prlimit.toString());
            command.addAll(limits.prlimit(false));
        });
        command.addAll(java);
        return command;
    }

    @Override
    public Path natives(Path inHome) {
        return inHome;
    }
}
