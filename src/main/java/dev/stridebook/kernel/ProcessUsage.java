package dev.stridebook.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The memory and processor time that the kernel takes, with the processes it started: the content of {@code usage_reply}. */
final class ProcessUsage {
    private static final Path PROCESSES = Path.of("/proc");

    private long measuredAt;
    private Duration takenThen = Duration.ZERO;

    /** Returns the content of a reply. The kernel's share of the processor is that since the last reply, in percent of one core. */
    synchronized ObjectNode content() {
        List<ProcessHandle> processes = Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())
                .toList();
        ObjectNode usage = Outbox.ok()
                .put("hostname", hostName())
                .put("pid", ProcessHandle.current().pid())
                .put("kernel_cpu", cpuPercent(processes))
                .put("kernel_memory", memory(processes))
                .put("cpu_count", Runtime.getRuntime().availableProcessors());
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        double load = machine.getCpuLoad();
        // Its first value, before anything was measured, says nothing.
        if (load > 0) {
            usage.put("host_cpu_percent", percent(load));
        }
        Path numbers = PROCESSES.resolve("meminfo");
        long total = read(numbers, "MemTotal").orElseGet(machine::getTotalMemorySize);
        long free = read(numbers, "MemFree").orElseGet(machine::getFreeMemorySize);
        long available = read(numbers, "MemAvailable").orElse(free);
        usage.putObject("host_virtual_memory")
                .put("total", total)
                .put("available", available)
                .put("percent", percent((double) (total - available) / total))
                .put("used", total - available)
                .put("free", free);
        return usage;
    }

    private double cpuPercent(List<ProcessHandle> processes) {
        Duration taken = processes.stream()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
        long now = System.nanoTime();
        double share = measuredAt == 0 ? 0 : (double) taken.minus(takenThen).toNanos() / Math.max(1, now - measuredAt);
        measuredAt = now;
        takenThen = taken;
        // A process that has ended since takes its time with it.
        return percent(Math.max(0, share));
    }

    private static double percent(double share) {
        return Math.round(share * 1000) / 10.0;
    }

    /** Returns the bytes of memory in use; where the system doesn't tell, those that Java has reserved for this process. */
    private static long memory(List<ProcessHandle> processes) {
        long known = processes.stream()
                .map(process -> PROCESSES.resolve(Long.toString(process.pid())))
                .mapToLong(process -> read(process.resolve("smaps_rollup"), "Pss")
                        .orElseGet(
                                () -> read(process.resolve("status"), "VmRSS").orElse(0)))
                .sum();
        return known > 0
                ? known
                : ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted()
                        + ManagementFactory.getMemoryMXBean()
                                .getNonHeapMemoryUsage()
                                .getCommitted();
    }

    /** Reads a number of bytes from a line such as {@code MemTotal:  32768 kB}. */
    private static OptionalLong read(Path file, String name) {
        try {
            Matcher line = Pattern.compile("(?m)^" + name + ":\\s+(\\d+) kB$").matcher(Files.readString(file));
            return line.find() ? OptionalLong.of(1024 * Long.parseLong(line.group(1))) : OptionalLong.empty();
        } catch (IOException notLinux) {
            return OptionalLong.empty();
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
