package dev.stridebook.grade;

import dev.stridebook.handin.HandIn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who a student is in the system that the class is enrolled in: what the roster says, and what the names of the hand-ins carry.
 *
 * @param student the student's name in the class
 * @param columns what the roster says of the student; {@link Roster} makes the keys
 * @param files the names of what the student handed in, as far as they are known
 */
public record Enrolment(String student, Map<String, String> columns, List<String> files) {
    /** Moodle's name for a student's folder: {@code Ada Lovelace_12345_assignsubmission_file_}. */
    private static final Pattern OF_MOODLE =
            Pattern.compile("(.*)_(\\d+)_assignsubmission_(?:file|onlinetext)(?:_.*)?");

    /** Canvas' name for a student's file: {@code lovelaceada_LATE_12345_67890_S3_5.java}. */
    private static final Pattern OF_CANVAS = Pattern.compile("[^_]+(?:_LATE)?_(\\d+)_\\d+_.+");

    private static final Pattern PARTICIPANT = Pattern.compile("(?:\\D*\\s)?(\\d+)");

    public Enrolment {
        columns = Map.copyOf(columns);
        files = List.copyOf(files);
    }

    /** Returns what one of these columns of the roster says, the first that says something; empty if none does. */
    public String column(String... names) {
        return Stream.of(names)
                .map(name -> columns.getOrDefault(Roster.key(name), ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Returns the student's name for people, without what Moodle adds to it. */
    public String name() {
        Matcher ofMoodle = OF_MOODLE.matcher(student);
        return ofMoodle.matches() ? ofMoodle.group(1) : student;
    }

    /** Returns the ID number in Moodle's user profile; empty if it is not known. */
    public String idNumber() {
        return column("id_number", isFromCanvas() ? "id_number" : "id");
    }

    /** Returns the student's number in an assignment of Moodle. */
    public Optional<String> moodleParticipant() {
        return participant(column("participant", "Identifier")).or(() -> inNames(OF_MOODLE, 2));
    }

    /** Returns the number in what a table of Moodle calls a student: {@code Participant 12345}. */
    static Optional<String> participant(String identifier) {
        Matcher matcher = PARTICIPANT.matcher(identifier);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Returns the number in the name of what was handed in to Moodle. */
    static Optional<String> participantInName(String name) {
        return inNames(Stream.of(name), OF_MOODLE, 2);
    }

    /** Returns the student's id in Canvas. */
    public Optional<String> canvasUser() {
        String given = column("canvas_id", isFromCanvas() ? "id" : "canvas_id");
        return given.isEmpty() ? inNames(OF_CANVAS, 1) : Optional.of(given);
    }

    /** Canvas calls its own id {@code ID}, which elsewhere may be any id. */
    private boolean isFromCanvas() {
        return columns.containsKey(Roster.key("SIS Login ID")) || columns.containsKey(Roster.key("SIS User ID"));
    }

    private Optional<String> inNames(Pattern pattern, int group) {
        return inNames(Stream.concat(files.stream(), Stream.of(student)), pattern, group);
    }

    private static Optional<String> inNames(Stream<String> names, Pattern pattern, int group) {
        return names.flatMap(name -> Stream.of(name, HandIn.nameWithoutEnding(name)))
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(group))
                .findFirst();
    }
}
