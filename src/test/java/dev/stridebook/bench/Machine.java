package dev.stridebook.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The machine that was measured.
 *
 * @param memory bytes
 */
record Machine(String processor, int cores, long memory, String system) {

    static Machine here() {
        var os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                field(Path.of("/proc/cpuinfo"), "model name", ":")
                        .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
                        .orElse("unknown processor"),
                Runtime.getRuntime().availableProcessors(),
                os.getTotalMemorySize(),
                field(Path.of("/etc/os-release"), "PRETTY_NAME", "=")
                                .orElse(System.getProperty("os.name") + " " + System.getProperty("os.version"))
                        + ", " + System.getProperty("os.arch"));
    }

    private static Optional<String> field(Path file, String name, String separator) {
        try {
            return field(Files.readString(file), name, separator);
        } catch (IOException anotherSystem) {
            return Optional.empty();
        }
    }

    static Optional<String> field(String text, String name, String separator) {
        return text.lines()
                .filter(line -> line.matches(name + "\\s*" + separator + ".*"))
                .map(line -> line.substring(line.indexOf(separator) + 1)
                        .replace("\"", "")
                        .strip())
                .findFirst();
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("processor", processor)
                .put("cores", cores)
                .put("memory_bytes", memory)
                .put("system", system);
    }

    /** {@code 2 cores of …, 16 GB, Debian …}. */
    @Override
    public String toString() {
        return "%s, %d cores, %d GB of memory, %s".formatted(processor, cores, Math.round(memory / 1e9), system);
    }
}
