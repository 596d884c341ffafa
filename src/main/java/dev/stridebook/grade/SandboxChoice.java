package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.check.ReportedException;
import dev.stridebook.grade.child.Probe;
import dev.stridebook.grade.sandbox.Bubblewrap;
import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.grade.sandbox.OwnUser;
import dev.stridebook.grade.sandbox.Plain;
import dev.stridebook.grade.sandbox.Sandbox;
import dev.stridebook.grade.sandbox.UnfilteredUser;
import dev.stridebook.grade.sandbox.Unshare;
import dev.stridebook.handin.SafeText;
import dev.stridebook.process.Frames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The tightest sandbox that works on this machine. Each candidate is tested: a process in it must respond, and must fail to
 * access the network, the grader's files and other processes, to start programs, and to exceed its limit of threads.
 *
 * @param sandbox the sandbox to use
 * @param memory how much memory a process in it can take, and what limits that; for reports
 * @param rejected why tighter sandboxes are not used, in sentences
 */
record SandboxChoice(Sandbox sandbox, String memory, List<String> rejected) {
    /** A process in its own namespace sees only itself and the processes that started it. */
    private static final int OWN_PROCESSES = 4;

    /** What a process could do that some candidates do not prevent. */
    private enum Hole {
        REACHES_NETWORK,
        SEES_PROCESSES,
        READS_OPEN_FILES,
        STARTS_PROGRAMS;

        @Override
        public String toString() {
            return switch (this) {
                case REACHES_NETWORK -> say("it allows access to the network");
                case SEES_PROCESSES -> say("it shows other processes");
                case READS_OPEN_FILES -> say("it allows reading files that every user may read");
                case STARTS_PROGRAMS -> say("it allows starting other programs");
            };
        }
    }

    /**
     * A sandbox that may work.
     *
     * @param option its name on the command line
     * @param accepted what it does not prevent
     */
    private record Candidate(String option, Supplier<Optional<Sandbox>> find, Set<Hole> accepted) {}

    private static final List<Candidate> CANDIDATES = List.of(
            new Candidate("bubblewrap", Bubblewrap::find, Set.of()),
            new Candidate("unshare", Unshare::find, Set.of()),
            new Candidate("user", OwnUser::find, Set.of(Hole.SEES_PROCESSES, Hole.READS_OPEN_FILES)),
            new Candidate("user", UnfilteredUser::find, EnumSet.allOf(Hole.class)));

    /**
     * What a process in a sandbox could do.
     *
     * @param holes what it must not
     * @param memory as above
     */
    record Trial(List<String> holes, String memory) {}

    /**
     * Returns the tightest sandbox.
     *
     * @param wanted {@code auto}, or the name of a sandbox
     * @param neighbours what a process in it must fail to reach
     */
    static SandboxChoice probe(ChildHome home, Limits limits, String wanted, Neighbours neighbours) throws IOException {
        requireInReach(neighbours);
        Set<String> rejected = new LinkedHashSet<>();
        for (Candidate candidate : CANDIDATES) {
            if (!wanted.equals("auto") && !wanted.equals(candidate.option())) {
                continue;
            }
            Optional<Sandbox> sandbox = candidate.find().get();
            if (sandbox.isEmpty()) {
                rejected.add(
                        candidate.option().equals("user")
                                ? say("A user for each process takes root, and setpriv and prlimit of util-linux.")
                                : say("%s is not installed.", candidate.option()));
                continue;
            }
            Trial trial = trial(home, limits, sandbox.get(), neighbours);
            if (accepted(candidate).containsAll(trial.holes())) {
                return new SandboxChoice(sandbox.get(), trial.memory(), List.copyOf(rejected));
            }
            rejected.add(
                    say("%s cannot be used here: %s.", sandbox.get().name(), String.join(say(", "), trial.holes())));
        }
        Sandbox plain = new Plain();
        return new SandboxChoice(plain, trial(home, limits, plain).memory(), List.copyOf(rejected));
    }

    private static List<String> accepted(Candidate candidate) {
        return candidate.accepted().stream().map(Hole::toString).toList();
    }

    /** That a process in the sandbox cannot reach them proves something only if this process can. */
    private static void requireInReach(Neighbours neighbours) throws IOException {
        List<String> missed = new ArrayList<>();
        neighbours.addresses().stream()
                .filter(address -> !Probe.canConnect(address))
                .forEach(missed::add);
        neighbours.folders().stream()
                .filter(folder -> !Probe.canRead(folder))
                .forEach(folder -> missed.add(folder.toString()));
        if (!missed.isEmpty()) {
            throw new IOException(say(
                    "no sandbox can be tried, because what it must keep answers from cannot be reached without one either: %s",
                    String.join(say(", "), missed)));
        }
    }

    /** Tries what a process in the sandbox can do. */
    static Trial trial(ChildHome home, Limits limits, Sandbox sandbox) throws IOException {
        return trial(home, limits, sandbox, Neighbours.NONE);
    }

    static Trial trial(ChildHome home, Limits limits, Sandbox sandbox, Neighbours neighbours) throws IOException {
        Path folder = Files.createTempDirectory("stridebook-probe");
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        try (ServerSocket network = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                AnswerProcesses processes = new AnswerProcesses(home, sandbox, limits)) {
            ObjectNode request = Frames.frame()
                    .put("do", "probe")
                    .put("program", "/bin/true")
                    .put("threads", limits.threads() + 50);
            ArrayNode addresses = request.putArray("addresses").add("127.0.0.1:" + network.getLocalPort());
            neighbours.addresses().forEach(addresses::add);
            ArrayNode hidden = request.putArray("hidden").add(secret.toString());
            request.putArray("open").add("/etc/passwd");
            ArrayNode readOnly = request.putArray("read only").add(home.folder().toString());
            neighbours.folders().forEach(place -> {
                hidden.add(place.toString());
                readOnly.add(place.toString());
            });
            ObjectNode can = processes.probe(request);
            List<String> holes = new ArrayList<>();
            add(holes, can.path("network").asBoolean(true), Hole.REACHES_NETWORK.toString());
            add(holes, can.path("files").asBoolean(true), say("it allows reading the grader's files"));
            add(holes, can.path("openFiles").asBoolean(true), Hole.READS_OPEN_FILES.toString());
            add(holes, can.path("writes").asBoolean(true), say("it allows writing next to the library"));
            add(holes, can.path("processes").asLong(Long.MAX_VALUE) > OWN_PROCESSES, Hole.SEES_PROCESSES.toString());
            add(holes, can.path("programs").asBoolean(true), Hole.STARTS_PROGRAMS.toString());
            add(
                    holes,
                    can.path("threads").asInt(Integer.MAX_VALUE) >= limits.threads(),
                    say("it does not limit threads"));
            return new Trial(holes, memory(can, limits));
        } catch (ReportedException dead) {
            return new Trial(
                    List.of(say("no process starts in it (%s)", SafeText.line(dead.getMessage(), 300))),
                    say("not known"));
        } finally {
            Files.delete(secret);
            Files.delete(folder);
        }
    }

    private static String memory(ObjectNode can, Limits limits) {
        if (!can.path("hasAddressLimit").asBoolean()) {
            return say("not limited");
        }
        return can.path("isFiltered").asBoolean()
                ? say("%d MB by address space and system calls", limits.memoryMegabytes())
                : say("%d MB for each process by address space, not counting shared memory", limits.memoryMegabytes());
    }

    private static void add(List<String> holes, boolean isThere, String hole) {
        if (isThere) {
            holes.add(hole);
        }
    }
}
