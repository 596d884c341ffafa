package dev.stridebook.tools;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Measures the time of each phase of a test run, and lists the slowest test classes. */
final class TestTimes {
    /** The line that Maven prints before each goal; since version 3.9 it has the plugin's short name. */
    private static final Pattern GOAL =
            Pattern.compile("--- (?:maven-)?([\\w-]+?)(?:-maven)?(?:-plugin)?:[^:]+:([\\w-]+) \\(([\\w-]+)\\) @ ");

    /** The line that Surefire prints before the totals of a run. */
    private static final String TOTALS = "[INFO] Results:";

    private static final int SLOWEST = 20;
    private static final double NANOS_PER_SECOND = 1e9;

    private record Phase(String name, long start) {}

    private record TestClass(String name, double seconds) {}

    private final LongSupplier nanoTime;
    private final Instant started = Instant.now();
    private final List<Phase> phases = new ArrayList<>();

    /** @param nanoTime a clock in nanoseconds */
    TestTimes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Starts a phase and ends the previous one. */
    void begin(String phase) {
        phases.add(new Phase(phase, nanoTime.getAsLong()));
    }

    /**
     * Copies Maven's output, counting each goal as a phase, and adds the tables before the last totals, so that the totals stay
     * at the end.
     *
     * @param reports the folder with Surefire's XML files
     */
    void follow(BufferedReader maven, PrintWriter out, Path reports) throws IOException {
        List<String> heldBack = new ArrayList<>();
        for (String line = maven.readLine(); line != null; line = maven.readLine()) {
            Matcher goal = GOAL.matcher(line);
            if (goal.find()) {
                begin("%s:%s (%s)".formatted(goal.group(1), goal.group(2), goal.group(3)));
            }
            if (line.equals(TOTALS)) {
                print(heldBack, out);
                heldBack.clear();
            }
            if (line.equals(TOTALS) || !heldBack.isEmpty()) {
                heldBack.add(line);
            } else {
                print(List.of(line), out);
            }
        }
        long end = nanoTime.getAsLong();
        print(phases(end), out);
        print(slowest(reports), out);
        print(heldBack, out);
    }

    private static void print(List<String> lines, PrintWriter out) {
        lines.forEach(out::println);
        out.flush();
    }

    private List<String> phases(long end) {
        List<String> lines = new ArrayList<>(List.of("", "Minutes of each phase:"));
        for (int i = 0; i < phases.size(); i++) {
            long next = i + 1 < phases.size() ? phases.get(i + 1).start : end;
            lines.add(row((next - phases.get(i).start) / NANOS_PER_SECOND / 60, phases.get(i).name));
        }
        lines.add(row((end - phases.get(0).start) / NANOS_PER_SECOND / 60, "in all"));
        return lines;
    }

    private List<String> slowest(Path reports) throws IOException {
        List<String> lines = new ArrayList<>(List.of("", "Seconds of the slowest classes:"));
        classes(reports).stream()
                .sorted(Comparator.comparingDouble(TestClass::seconds).reversed())
                .limit(SLOWEST)
                .forEach(test -> lines.add(row(test.seconds, test.name)));
        lines.add("");
        return lines;
    }

    private static String row(double number, String name) {
        return String.format(Locale.ROOT, "%8.1f  %s", number, name);
    }

    /** Returns the test classes of this run. */
    private List<TestClass> classes(Path reports) throws IOException {
        List<TestClass> classes = new ArrayList<>();
        if (Files.isDirectory(reports)) {
            try (Stream<Path> files = Files.list(reports)) {
                for (Path file :
                        files.filter(file -> file.toString().endsWith(".xml")).toList()) {
                    if (Files.getLastModifiedTime(file).toInstant().isAfter(started)) {
                        classes.add(read(file));
                    }
                }
            }
        }
        // The time of a nested class is included in that of its outer class.
        classes.removeIf(test -> test.name.contains("$"));
        return classes;
    }

    private static TestClass read(Path report) throws IOException {
        try (InputStream file = Files.newInputStream(report)) {
            XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(file);
            xml.nextTag();
            return new TestClass(
                    xml.getAttributeValue(null, "name"),
                    Double.parseDouble(xml.getAttributeValue(null, "time").replace(",", "")));
        } catch (XMLStreamException e) {
            throw new IOException(report + " is not a Surefire report", e);
        }
    }
}
