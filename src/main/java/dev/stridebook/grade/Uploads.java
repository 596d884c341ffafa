package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

import dev.stridebook.handin.HandIn;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * When submissions were uploaded, as the systems say that collect them: Gradescope in {@code submission_metadata.yml} beside the students'
 * folders, Moodle in the grading worksheet there, nbgrader in {@code submitted/STUDENT/ASSIGNMENT/timestamp.txt}. Whatever else a folder
 * or archive of a student says about time, the student could have written.
 */
final class Uploads {
    private static final String OF_GRADESCOPE = "submission_metadata.yml";
    private static final int LONGEST_METADATA = 256 << 20;
    private static final String OF_NBGRADER = "submitted";
    private static final String TIMESTAMP = "timestamp.txt";
    private static final int LONGEST_TIMESTAMP = 1000;
    private static final DateTimeFormatter NBGRADER_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSSSSS][ ][z][xx]", Locale.ENGLISH);

    private static final String WHO_IN_MOODLE = "identifier";
    private static final String WHEN_IN_MOODLE = "last modified (submission)";
    /** As Moodle in English writes a time, on either side of the Atlantic. */
    private static final List<DateTimeFormatter> MOODLE_TIMES = Stream.of(
                    "EEEE, d MMMM uuuu, h:mm a", "EEEE, MMMM d, uuuu, h:mm a", "EEEE, d MMMM uuuu, H:mm")
            .map(pattern -> new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .toFormatter(Locale.ENGLISH))
            .toList();

    private final Map<String, Instant> byName = new HashMap<>();
    private final Map<String, Instant> byParticipant = new HashMap<>();

    /**
     * Reads what lies beside the folders of students.
     *
     * @param place the folder with a folder, archive or file of each student
     * @throws IllegalArgumentException if a time cannot be read
     * @throws IOException if a file cannot be read
     */
    void read(Path place) throws IOException {
        Path metadata = place.resolve(OF_GRADESCOPE);
        if (Files.isRegularFile(metadata)) {
            readGradescope(metadata);
        }
        try (Stream<Path> files = Files.list(place)) {
            for (Path file : files.filter(Uploads::isTable).sorted().toList()) {
                readMoodle(file);
            }
        }
    }

    private static boolean isTable(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv") && Files.isRegularFile(file);
    }

    /** Returns when the last of a student's folders, archives and files was uploaded; empty if nobody says. */
    Optional<Instant> last(List<Path> places) throws IOException {
        Optional<Instant> last = Optional.empty();
        for (Path place : places) {
            Optional<Instant> time = time(place);
            if (time.isPresent() && (last.isEmpty() || time.get().isAfter(last.get()))) {
                last = time;
            }
        }
        return last;
    }

    private Optional<Instant> time(Path place) throws IOException {
        String name = place.getFileName().toString();
        Optional<Instant> moodle = Enrolment.participantInName(name).map(byParticipant::get);
        if (moodle.isPresent()) {
            return moodle;
        }
        Instant gradescope = byName.getOrDefault(name, byName.get(HandIn.nameWithoutEnding(name)));
        return gradescope != null ? Optional.of(gradescope) : nbgrader(place);
    }

    /** The nodes suffice: what a student's results are, in whatever Ruby classes, is of no interest here. */
    private void readGradescope(Path file) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST_METADATA);
        Node all;
        try (Reader reader = Files.newBufferedReader(file)) {
            all = new Yaml(options).compose(reader);
        } catch (RuntimeException noYaml) {
            throw new IllegalArgumentException(say("%s is not YAML: %s", file, noYaml.getMessage()), noYaml);
        }
        for (NodeTuple submission : tuples(all)) {
            for (NodeTuple field : tuples(submission.getValueNode())) {
                if (text(field.getKeyNode()).equals(":created_at")) {
                    byName.put(text(submission.getKeyNode()), gradescopeTime(file, text(field.getValueNode())));
                }
            }
        }
    }

    private static List<NodeTuple> tuples(Node node) {
        return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static Instant gradescopeTime(Path file, String text) {
        try {
            return OffsetDateTime.parse(text.strip().replaceFirst("[ T]", "T").replace(" ", ""))
                    .toInstant();
        } catch (DateTimeException noTime) {
            throw noTime(file, text);
        }
    }

    private void readMoodle(Path file) throws IOException {
        CsvTable table;
        try {
            table = CsvTable.read(file);
        } catch (IllegalArgumentException anotherKindOfFile) {
            return;
        }
        if (!table.has(WHO_IN_MOODLE) || !table.has(WHEN_IN_MOODLE)) {
            return;
        }
        for (CsvTable.Row row : table.rows()) {
            Optional<String> participant = Enrolment.participant(row.get(WHO_IN_MOODLE));
            String time = row.get(WHEN_IN_MOODLE);
            // Moodle writes a dash if nothing was handed in.
            if (participant.isPresent() && !time.isEmpty() && !time.equals("-")) {
                byParticipant.put(participant.get(), moodleTime(file, time));
            }
        }
    }

    /** Moodle names no time zone; it is the one of whoever downloaded the worksheet. */
    private static Instant moodleTime(Path file, String text) {
        for (DateTimeFormatter format : MOODLE_TIMES) {
            try {
                return LocalDateTime.parse(text, format)
                        .atZone(ZoneId.systemDefault())
                        .toInstant();
            } catch (DateTimeException another) {
                // Tried next.
            }
        }
        throw noTime(file, text);
    }

    /** Only nbgrader's own folder: in any other, a student could have put such a file. */
    private static Optional<Instant> nbgrader(Path place) throws IOException {
        Path parent = place.toAbsolutePath().normalize().getParent();
        if (parent == null || !parent.endsWith(OF_NBGRADER) || !Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        List<Path> assignments;
        try (Stream<Path> folders = Files.list(place)) {
            assignments = folders.sorted().toList();
        }
        Optional<Instant> last = Optional.empty();
        for (Path assignment : assignments) {
            Path file = assignment.resolve(TIMESTAMP);
            if (Files.isDirectory(assignment, LinkOption.NOFOLLOW_LINKS)
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) <= LONGEST_TIMESTAMP) {
                Instant time = nbgraderTime(file, Files.readString(file).strip());
                last = Optional.of(last.filter(time::isBefore).orElse(time));
            }
        }
        return last;
    }

    private static Instant nbgraderTime(Path file, String text) {
        try {
            return ZonedDateTime.parse(text, NBGRADER_TIME).toInstant();
        } catch (DateTimeException noTime) {
            throw noTime(file, text);
        }
    }

    private static IllegalArgumentException noTime(Path file, String text) {
        return new IllegalArgumentException(say(
                "%s: \"%s\" is not a time that is known there. Name the times in a roster's column \"submitted\", such as 2026-12-01T17:00:00Z, and move the file away.",
                file, text));
    }
}
