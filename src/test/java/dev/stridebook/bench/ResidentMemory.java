package dev.stridebook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** The resident memory of a process, which only Linux provides, in {@code /proc}. */
final class ResidentMemory {
    /** The allowed rise over the second half of a run. */
    static final double FLAT = 0.02;

    static final String NOT_HERE =
            "Resident memory cannot be measured on this system: only Linux provides it, in /proc.";

    private ResidentMemory() {}

    static OptionalLong now(long process) {
        return bytes(process, "VmRSS");
    }

    static OptionalLong peak(long process) {
        return bytes(process, "VmHWM");
    }

    private static OptionalLong bytes(long process, String field) {
        try {
            return bytes(Files.readString(Path.of("/proc", Long.toString(process), "status")), field);
        } catch (IOException noSuchProcessOrSystem) {
            return OptionalLong.empty();
        }
    }

    /** Parses a line such as {@code VmHWM:     1024 kB}. */
    static OptionalLong bytes(String status, String field) {
        return status.lines()
                .filter(line -> line.startsWith(field + ":"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }

    /**
     * Returns the relative rise over the second half of a run, measured by a straight line through the samples, so that a single
     * garbage collection does not matter.
     *
     * @param samples at equal distances, at least four
     */
    static double riseOfSecondHalf(List<Long> samples) {
        List<Long> half = samples.subList(samples.size() / 2, samples.size());
        int n = half.size();
        if (n < 2) {
            throw new IllegalArgumentException(
                    "Four samples or more show a rise, but there are " + samples.size() + ".");
        }
        double meanX = (n - 1) / 2.0;
        double meanY = half.stream().mapToLong(Long::longValue).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xx += (i - meanX) * (i - meanX);
            xy += (i - meanX) * (half.get(i) - meanY);
        }
        return xy / xx * (n - 1) / meanY;
    }

    /** @param bytes an array with that of each process, which is not empty */
    static long mean(JsonNode bytes) {
        long sum = 0;
        for (JsonNode each : bytes) {
            sum += each.asLong();
        }
        return sum / bytes.size();
    }

    /** {@code 512 MB}, of a million bytes each. */
    static String text(long bytes) {
        return "%,d MB".formatted(Math.round(bytes / 1e6));
    }
}
