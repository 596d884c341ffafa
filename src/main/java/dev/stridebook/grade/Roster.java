package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Variant;
import dev.stridebook.handin.HandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The students of a class and their files: a CSV with the column {@code student} and optionally {@code file} (the name of a
 * folder, zip or file), {@code submitted} (such as {@code 2026-12-01T17:00:00Z}) and {@code variant} (see {@link Variant}).
 * Other columns say who a student is elsewhere, see {@link Enrolment}.
 */
public final class Roster {
    public static final Roster NONE = new Roster();

    private final Map<String, String> studentByFile = new HashMap<>();
    private final Map<String, List<String>> filesByStudent = new HashMap<>();
    private final Map<String, String> studentByName = new HashMap<>();
    private final Map<String, Optional<Instant>> submitted = new LinkedHashMap<>();
    private final Map<String, Variant> variants = new HashMap<>();
    private final Map<String, Map<String, String>> columns = new HashMap<>();

    private Roster() {}

    /**
     * @throws IllegalArgumentException if the file is not a valid roster
     * @throws IOException if the file cannot be read
     */
    public static Roster read(Path file) throws IOException {
        CsvTable table = CsvTable.read(file);
        if (!table.has("student")) {
            throw new IllegalArgumentException(say(
                    "%s needs a column \"student\", but has %s. The columns \"file\", \"submitted\" and \"variant\" are optional.",
                    file, table.columns()));
        }
        Roster roster = new Roster();
        for (CsvTable.Row row : table.rows()) {
            String student = row.get("student");
            if (!student.isEmpty()) {
                roster.add(file, student, row.get("file"), row.get("submitted"));
                roster.addVariant(file, student, row.get("variant"));
                roster.addColumns(table, row, student);
            }
        }
        return roster;
    }

    private void add(Path roster, String student, String file, String when) {
        if (!file.isEmpty()) {
            if (studentByFile.put(CsvTable.composed(file), student) != null) {
                throw new IllegalArgumentException(say("%s assigns %s to two students.", roster, file));
            }
            filesByStudent.computeIfAbsent(student, none -> new ArrayList<>()).add(file);
        }
        studentByName.putIfAbsent(CsvTable.composed(student), student);
        try {
            Optional<Instant> time = when.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(when));
            submitted.merge(student, time, (one, other) -> other.isPresent() ? other : one);
        } catch (DateTimeException noTime) {
            throw new IllegalArgumentException(say(
                    "%s: the time at which %s submitted is \"%s\". Write it as 2026-12-01T17:00:00Z.",
                    roster, student, when));
        }
    }

    private void addVariant(Path roster, String student, String word) {
        if (word.isEmpty()) {
            return;
        }
        Variant variant;
        try {
            variant = Variant.of(word);
        } catch (IllegalArgumentException illegal) {
            throw new IllegalArgumentException(say("%s, %s: %s", roster, student, illegal.getMessage()));
        }
        Variant other = variants.put(student, variant);
        if (other != null && !other.equals(variant)) {
            throw new IllegalArgumentException(
                    say("%s gives %s two variants, %s and %s.", roster, student, other, variant));
        }
    }

    /** Keeps everything that is said of a student; of several rows the first that says something counts. */
    private void addColumns(CsvTable table, CsvTable.Row row, String student) {
        Map<String, String> known = columns.computeIfAbsent(student, none -> new HashMap<>());
        for (String column : table.columns()) {
            known.merge(key(column), row.get(column), (before, value) -> before.isEmpty() ? value : before);
        }
    }

    /** Returns the same text for headings such as "SIS Login ID" and {@code sis_login_id}. */
    static String key(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Returns what is known of a student of the class, who need not be in the roster. */
    public Enrolment enrolment(String student) {
        return new Enrolment(
                student, columns.getOrDefault(student, Map.of()), filesByStudent.getOrDefault(student, List.of()));
    }

    /** Returns the student that a file or folder belongs to, or null if the roster does not say. */
    String student(String file) {
        String named = studentByFile.get(CsvTable.composed(file));
        return named != null ? named : studentByName.get(CsvTable.composed(HandIn.nameWithoutEnding(file)));
    }

    /** Returns the names of all students, in order. */
    public Set<String> students() {
        return submitted.keySet();
    }

    /** Returns the variant that a student has; empty if the roster does not say. */
    public Optional<Variant> variant(String student) {
        return Optional.ofNullable(variants.get(student));
    }

    Optional<Instant> submitted(String student) {
        return submitted.getOrDefault(student, Optional.empty());
    }
}
