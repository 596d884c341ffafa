package dev.stridebook.grade.report;

import dev.stridebook.grade.Enrolment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A column by which Moodle's gradebook finds users. */
enum MoodleUserField {
    USERNAME("Username"),
    ID_NUMBER("ID number"),
    EMAIL("Email address");

    private final String heading;

    MoodleUserField(String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }

    /** Returns what the column has for a student; empty if it is not known. */
    String of(Enrolment student) {
        return switch (this) {
            case USERNAME -> student.column("username");
            case ID_NUMBER -> student.idNumber();
            case EMAIL -> student.column("email", "Email address");
        };
    }

    /** Returns what the column has for a student, alike in capitals and small letters, which not every database tells apart. */
    Optional<String> key(Enrolment student) {
        return Optional.of(of(student).toLowerCase(Locale.ROOT)).filter(known -> !known.isEmpty());
    }

    private Stream<String> keys(List<Exported> students) {
        return students.stream().flatMap(student -> key(student.enrolment()).stream());
    }

    /** Returns of how many students the entry is known. */
    long known(List<Exported> students) {
        return keys(students).count();
    }

    /** Returns whether each student has an entry that no other has. */
    boolean isOfEach(List<Exported> students) {
        return keys(students).distinct().count() == students.size();
    }
}
