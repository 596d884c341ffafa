package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Variant;
import dev.stridebook.grade.Roster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A folder with what one student of a class gets, and the variant whose numbers are in it. */
record StudentFolder(Path path, Variant variant) {
    /**
     * Returns the folders of a class: each has the student's name, and the variant that the roster gives, or else that of the name.
     *
     * @throws UsageException if two students would get the same folder
     * @throws IllegalArgumentException if the roster is not valid, or a name cannot name a variant
     */
    static List<StudentFolder> of(Path csv, Path out) throws IOException {
        Roster roster = Roster.read(csv);
        Map<String, String> studentByFolder = new LinkedHashMap<>();
        for (String student : roster.students()) {
            String folder = student.strip().replaceAll("[^\\p{L}\\p{M}\\p{N} _@+()-]", "_");
            String other = studentByFolder.put(folder, student);
            if (other != null) {
                throw new UsageException(say(
                        "%s and %s would get the same folder, %s. Change a name in %s.", other, student, folder, csv));
            }
        }
        List<StudentFolder> folders = new ArrayList<>();
        studentByFolder.forEach((folder, student) -> folders.add(
                new StudentFolder(out.resolve(folder), roster.variant(student).orElseGet(() -> Variant.of(student)))));
        return folders;
    }
}
