package dev.stridebook.grade.report;

import dev.stridebook.file.AtomicFiles;
import dev.stridebook.grade.StudentResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;

/** Writes all reports about a class. The same results always give the same bytes, because the reports contain no date or time. */
public final class Reports {
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
        if (result.isGraded()) {
            Files.deleteIfExists(students.resolve(earlier(name, ".json")));
            Files.deleteIfExists(students.resolve(earlier(name, ".html")));
            AtomicFiles.write(students.resolve(name + ".html"), StudentPage.of(result));
        } else {
            keepEarlier(name);
            boolean isKept = Files.exists(students.resolve(earlier(name, ".html")));
            AtomicFiles.write(
                    students.resolve(name + ".html"),
                    StudentPage.notGraded(result, isKept ? earlier(name, ".html") : ""));
        }
        AtomicFiles.write(students.resolve(name + ".json"), Json.of(result));
        AtomicFiles.write(gradescope.resolve(name + ".json"), Gradescope.of(result));
        AtomicFiles.write(classroom.resolve(name + ".json"), Classroom.of(result));
        AtomicFiles.write(classroom.resolve(name + ".md"), Classroom.summary(result));
    }

    /** No other file has such a name: what follows a tilde in theirs is a hexadecimal number. */
    private static String earlier(String name, String ending) {
        return name + "~earlier" + ending;
    }

    /** Sets aside what an earlier run says about a student, as this one has nothing to say. */
    private void keepEarlier(String name) throws IOException {
        Path json = students.resolve(name + ".json");
        if (Files.exists(json) && Json.isGraded(Files.readString(json))) {
            for (String ending : List.of(".json", ".html")) {
                Files.move(
                        students.resolve(name + ending),
                        students.resolve(earlier(name, ending)),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Writes the reports about the whole class; call it after those of each student are written. */
    public void write(List<StudentResult> results) throws IOException {
        for (Path folder : List.of(out, students, gradescope, classroom)) {
            AtomicFiles.deleteUnfinished(Files.createDirectories(folder));
        }
        AtomicFiles.write(out.resolve("class.csv"), ClassTable.csv(results));
        AtomicFiles.write(out.resolve("nbgrader.csv"), ClassTable.nbgrader(results, assignment));
        AtomicFiles.write(out.resolve("junit.xml"), JUnitXml.of(results, assignment));
        AtomicFiles.write(out.resolve("index.html"), Overview.of(results, names));
    }

    /** Returns the page about the whole class. */
    public Path overview() {
        return out.resolve("index.html");
    }
}
