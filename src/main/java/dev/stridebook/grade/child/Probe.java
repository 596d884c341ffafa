package dev.stridebook.grade.child;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Tries what an answer must not be able to do, and reports what succeeded. */
public final class Probe {
    private static final int PATIENCE_MILLIS = 500;
    private static final Pattern FILTERED = Pattern.compile("(?m)^Seccomp:\\s+2$");
    private static final Pattern ADDRESS_LIMIT = Pattern.compile("(?m)^Max address space\\s+\\d+\\s+\\d+");

    private Probe() {}

    static void run(ObjectNode request, ObjectNode reply) {
        reply.put("network", texts(request, "addresses").anyMatch(Probe::canConnect));
        reply.put("files", texts(request, "hidden").map(Path::of).anyMatch(Probe::canRead));
        reply.put("openFiles", texts(request, "open").map(Path::of).anyMatch(Probe::canRead));
        reply.put("writes", texts(request, "read only").map(Path::of).anyMatch(Probe::canWriteTo));
        reply.put("processes", processes());
        reply.put("programs", canRun(request.path("program").asText()));
        reply.put("threads", threads(request.path("threads").asInt()));
        reply.put("isFiltered", says(Path.of("/proc/self/status"), FILTERED));
        reply.put("hasAddressLimit", says(Path.of("/proc/self/limits"), ADDRESS_LIMIT));
    }

    private static Stream<String> texts(ObjectNode request, String field) {
        return StreamSupport.stream(request.path(field).spliterator(), false).map(JsonNode::asText);
    }

    /**
     * Returns whether somebody answers there.
     *
     * @param address {@code host:port}
     */
    public static boolean canConnect(String address) {
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    PATIENCE_MILLIS);
            return true;
        } catch (IOException unreachable) {
            return false;
        }
    }

    /** Returns whether a file's content can be read, or what is in a folder. */
    public static boolean canRead(Path place) {
        try {
            if (Files.isDirectory(place)) {
                Files.newDirectoryStream(place).close();
                return true;
            }
            return Files.readAllBytes(place).length > 0;
        } catch (IOException hidden) {
            return false;
        }
    }

    private static boolean says(Path file, Pattern what) {
        try {
            return what.matcher(Files.readString(file)).find();
        } catch (IOException hidden) {
            return false;
        }
    }

    private static boolean canWriteTo(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, "probe", ""));
            return true;
        } catch (IOException readOnly) {
            return false;
        }
    }

    private static boolean canRun(String program) {
        try {
            return new ProcessBuilder(program).start().waitFor() >= 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static long processes() {
        try {
            return ProcessHandle.allProcesses().count();
        } catch (RuntimeException hidden) {
            return 0;
        }
    }

    /** Returns how many threads can be started, up to a maximum. */
    private static int threads(int most) {
        List<Thread> threads = new ArrayList<>();
        try {
            for (int i = 0; i < most; i++) {
                Thread thread = new Thread(null, Probe::waitForever, "probe", 1 << 16);
                thread.setDaemon(true);
                thread.start();
                threads.add(thread);
            }
        } catch (OutOfMemoryError limit) {
            // The limit works.
        }
        threads.forEach(Thread::interrupt);
        return threads.size();
    }

    private static void waitForever() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }
}
