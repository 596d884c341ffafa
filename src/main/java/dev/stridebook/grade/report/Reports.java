package dev.stridebook.grade.report;

import dev.stridebook.file.AtomicFiles;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.similar.Similarities;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    /**
     * Writes one student's page, JSON file, and files for Gradescope and GitHub Classroom. These grade one student at a time, so for
     * those of a class who handed in nothing there are none. What has not changed is not written again.
     *
     * @throws FileSystemException if a file cannot be written; it names the file
     */
    public void write(StudentResult result) throws IOException {
        String name = names.of(result.student());
        if (result.isGraded()) {
            Files.deleteIfExists(students.resolve(earlier(name, ".json")));
            Files.deleteIfExists(students.resolve(earlier(name, ".html")));
            ReportFile.update(students.resolve(name + ".html"), StudentPage.inClass(result));
        } else {
            keepEarlier(name);
            boolean isKept = Files.exists(students.resolve(earlier(name, ".html")));
            ReportFile.update(
                    students.resolve(name + ".html"),
                    StudentPage.notGraded(result, isKept ? earlier(name, ".html") : ""));
        }
        ReportFile.update(students.resolve(name + ".json"), Json.of(result));
        if (result.isMissing() && names.count() > 1) {
            Files.deleteIfExists(gradescope.resolve(name + ".json"));
            Files.deleteIfExists(classroom.resolve(name + ".json"));
            Files.deleteIfExists(classroom.resolve(name + ".md"));
            return;
        }
        ReportFile.update(gradescope.resolve(name + ".json"), Gradescope.of(result));
        ReportFile.update(classroom.resolve(name + ".json"), Classroom.of(result));
        ReportFile.update(classroom.resolve(name + ".md"), Classroom.summary(result));
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
        write(results, Optional.empty());
    }

    /** Writes the reports about the whole class, with a page about answers that are alike if they were compared. */
    public void write(List<StudentResult> results, Optional<Similarities> similarities) throws IOException {
        for (Path folder : List.of(out, students, gradescope, classroom)) {
            AtomicFiles.deleteUnfinished(Files.createDirectories(folder));
        }
        ReportFile.update(out.resolve("class.csv"), ClassTable.csv(results));
        ReportFile.update(out.resolve("nbgrader.csv"), ClassTable.nbgrader(results, assignment));
        ReportFile.write(out.resolve("junit.xml"), xml -> JUnitXml.write(results, assignment, xml));
        ReportFile.update(out.resolve("tests.csv"), TestTable.csv(ClassStatistics.of(results)));
        Path similar = out.resolve(SIMILAR);
        if (similarities.isPresent()) {
            ReportFile.update(similar, SimilarityPage.of(similarities.get(), names));
        } else {
            // One of an earlier run may be about other answers.
            Files.deleteIfExists(similar);
        }
        ReportFile.update(overview(out), Overview.of(results, names, similarities.map(compared -> SIMILAR)));
    }

    /**
     * Returns the page about the whole class.
     *
     * @param out the folder with all reports
     */
    public static Path overview(Path out) {
        return out.resolve("index.html");
    }
}
