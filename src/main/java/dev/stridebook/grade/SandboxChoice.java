package dev.stridebook.grade;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.check.ReportedException;
import dev.stridebook.grade.child.Probe;
import dev.stridebook.grade.sandbox.Bubblewrap;
import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.grade.sandbox.OwnUser;
import dev.stridebook.grade.sandbox.Plain;
import dev.stridebook.grade.sandbox.Sandbox;
import dev.stridebook.grade.sandbox.Unshare;
import dev.stridebook.handin.SafeText;
import dev.stridebook.process.Frames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The tightest sandbox that works on this machine. Each candidate is tested: a process in it must respond, and must fail to
 * access the network, the grader's files and other processes, to start programs, and to exceed its limit of threads.
 *
 * @param sandbox the sandbox to use
 * @param rejected why tighter sandboxes are not used, in sentences
 */
record SandboxChoice(Sandbox sandbox, List<String> rejected) {
    /** A process in its own namespace sees only itself and the processes that started it. */
    private static final int OWN_PROCESSES = 4;

    private static final String REACHES_NETWORK = "it allows access to the network";
    private static final String SEES_PROCESSES = "it shows other processes";
    private static final String STARTS_PROGRAMS = "it allows starting other programs";
    /** What a separate user does not prevent. */
    private static final Set<String> OWN_USERS_HOLES = Set.of(REACHES_NETWORK, SEES_PROCESSES, STARTS_PROGRAMS);

    private record Candidate(String name, Supplier<Optional<Sandbox>> find) {}

    private static final List<Candidate> CANDIDATES =
            List.of(new Candidate("bubblewrap", Bubblewrap::find), new Candidate("unshare", Unshare::find));

    /**
     * Returns the tightest sandbox.
     *
     * @param wanted {@code auto}, or the name of a sandbox
     * @param neighbours what a process in it must fail to reach
     */
    static SandboxChoice probe(ChildHome home, Limits limits, String wanted, Neighbours neighbours) throws IOException {
        requireInReach(neighbours);
        List<String> rejected = new ArrayList<>();
        for (Candidate candidate : CANDIDATES) {
            if (!wanted.equals("auto") && !wanted.equals(candidate.name())) {
                continue;
            }
            Optional<Sandbox> sandbox = candidate.find().get();
            if (sandbox.isEmpty()) {
                rejected.add(candidate.name() + " is not installed.");
                continue;
            }
            List<String> holes = holes(home, limits, sandbox.get(), neighbours);
            if (holes.isEmpty()) {
                return new SandboxChoice(sandbox.get(), rejected);
            }
            rejected.add("%s cannot be used here: %s.".formatted(candidate.name(), String.join(", ", holes)));
        }
        if (wanted.equals("auto") || wanted.equals("user")) {
            Optional<Sandbox> ownUser = OwnUser.find();
            if (ownUser.isPresent() && OWN_USERS_HOLES.containsAll(holes(home, limits, ownUser.get()))) {
                return new SandboxChoice(ownUser.get(), rejected);
            }
        }
        return new SandboxChoice(new Plain(), rejected);
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
            throw new IOException(
                    "no sandbox can be tried, because what it must keep answers from cannot be reached without one either: "
                            + String.join(", ", missed));
        }
    }

    /** Returns what a process in the sandbox can do but must not. */
    static List<String> holes(ChildHome home, Limits limits, Sandbox sandbox) throws IOException {
        return holes(home, limits, sandbox, Neighbours.NONE);
    }

    static List<String> holes(ChildHome home, Limits limits, Sandbox sandbox, Neighbours neighbours)
            throws IOException {
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
            ArrayNode readOnly = request.putArray("read only").add(home.folder().toString());
            neighbours.folders().forEach(place -> {
                hidden.add(place.toString());
                readOnly.add(place.toString());
            });
            ObjectNode can = processes.probe(request);
            List<String> holes = new ArrayList<>();
            add(holes, can.path("network").asBoolean(true), REACHES_NETWORK);
            add(holes, can.path("files").asBoolean(true), "it allows reading the grader's files");
            add(holes, can.path("writes").asBoolean(true), "it allows writing next to the library");
            add(holes, can.path("processes").asLong(Long.MAX_VALUE) > OWN_PROCESSES, SEES_PROCESSES);
            add(holes, can.path("programs").asBoolean(true), STARTS_PROGRAMS);
            add(holes, can.path("threads").asInt(Integer.MAX_VALUE) >= limits.threads(), "it does not limit threads");
            return holes;
        } catch (ReportedException dead) {
            return List.of("no process starts in it (%s)".formatted(SafeText.line(dead.getMessage(), 300)));
        } finally {
            Files.delete(secret);
            Files.delete(folder);
        }
    }

    private static void add(List<String> holes, boolean isThere, String hole) {
        if (isThere) {
            holes.add(hole);
        }
    }
}
