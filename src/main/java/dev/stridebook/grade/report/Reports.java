package dev.stridebook.grade.report;

import dev.stridebook.file.AtomicFiles;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.similar.Similarities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Writes all reports about a class. The same results always give the same bytes, because the reports contain no date or time. */
public final class Reports {
    private static final String SIMILAR = "similar.html";

    private final Path out;
    private final Path students;
    private final Path gradescope;
    private final Path classroom;
    private final String assignment;
    private final FileNames names;

    /**
     * @param out folder for all reports
     * @param assignment the assignment's name in the nbgrader and JUnit reports
     * @param students the names of all students of the class
     */
    public Reports(Path out, String assignment, Collection<String> students) {
        this.out = out;
        this.students = out.resolve("students");
        gradescope = out.resolve("gradescope");
        classroom = out.resolve("classroom");
        this.assignment = assignment;
        names = new FileNames(students);
    }

    /** Writes one student's page, JSON file, and files for Gradescope and GitHub Classroom. */
    public void write(StudentResult result) throws IOException {
        String name = names.of(result.student());
        AtomicFiles.write(students.resolve(name + ".json"), Json.of(result));
        AtomicFiles.write(students.resolve(name + ".html"), StudentPage.of(result));
        AtomicFiles.write(gradescope.resolve(name + ".json"), Gradescope.of(result));
        AtomicFiles.write(classroom.resolve(name + ".json"), Classroom.of(result));
        AtomicFiles.write(classroom.resolve(name + ".md"), Classroom.summary(result));
    }

    /** Writes the reports about the whole class; call it after those of each student are written. */
    public void write(List<StudentResult> results) throws IOException {
        write(results, Optional.empty());
    }

    /** Writes the reports about the whole class, with a page about answers that are alike if they were compared. */
    public void write(List<StudentResult> results, Optional<Similarities> similarities) throws IOException {
        for (Path folder : List.of(out, students, gradescope, classroom)) {
            AtomicFiles.deleteUnfinished(Files.createDirectories(folder));
        }
        AtomicFiles.write(out.resolve("class.csv"), ClassTable.csv(results));
        AtomicFiles.write(out.resolve("nbgrader.csv"), ClassTable.nbgrader(results, assignment));
        AtomicFiles.write(out.resolve("junit.xml"), JUnitXml.of(results, assignment));
        Path similar = out.resolve(SIMILAR);
        if (similarities.isPresent()) {
            AtomicFiles.write(similar, SimilarityPage.of(similarities.get(), names));
        } else {
            // One of an earlier run may be about other answers.
            Files.deleteIfExists(similar);
        }
        AtomicFiles.write(
                out.resolve("index.html"), Overview.of(results, names, similarities.map(compared -> SIMILAR)));
    }

    /** Returns the page about the whole class. */
    public Path overview() {
        return out.resolve("index.html");
    }
}
