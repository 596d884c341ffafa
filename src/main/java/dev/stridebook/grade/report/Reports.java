package dev.stridebook.grade.report;

import dev.stridebook.file.AtomicFiles;
import dev.stridebook.grade.StudentResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything that is written about a class. The same results always give the same bytes: there is no date and no time in
 * them.
 */
public final class Reports {
    private final Path out;
    private final Path students;
    private final Path gradescope;
    private final Path classroom;
    private final String assignment;

    /**
     * @param out folder for all reports
     * @param assignment what nbgrader and JUnit's reports call what was graded
     */
    public Reports(Path out, String assignment) {
        this.out = out;
        students = out.resolve("students");
        gradescope = out.resolve("gradescope");
        classroom = out.resolve("classroom");
        this.assignment = assignment;
    }

    /** A page, a JSON file, and the files that Gradescope and GitHub Classroom read, about one student. */
    public void write(StudentResult result) throws IOException {
        String name = FileNames.of(result.student());
        AtomicFiles.write(students.resolve(name + ".json"), Json.of(result));
        AtomicFiles.write(students.resolve(name + ".html"), StudentPage.of(result));
        AtomicFiles.write(gradescope.resolve(name + ".json"), Gradescope.of(result));
        AtomicFiles.write(classroom.resolve(name + ".json"), Classroom.of(result));
        AtomicFiles.write(classroom.resolve(name + ".md"), Classroom.summary(result));
    }

    /** What is written about all of them, after what is written about each. */
    public void write(List<StudentResult> results) throws IOException {
        for (Path folder : List.of(out, students, gradescope, classroom)) {
            AtomicFiles.deleteUnfinished(Files.createDirectories(folder));
        }
        AtomicFiles.write(out.resolve("class.csv"), ClassTable.csv(results));
        AtomicFiles.write(out.resolve("nbgrader.csv"), ClassTable.nbgrader(results, assignment));
        AtomicFiles.write(out.resolve("junit.xml"), JUnitXml.of(results, assignment));
        AtomicFiles.write(out.resolve("index.html"), Overview.of(results));
    }

    /** The page with everything about the class. */
    public Path overview() {
        return out.resolve("index.html");
    }
}
