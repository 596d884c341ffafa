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
     * those of a class who handed in nothing there are none. What has not changed is
     * not written again.
     */
    public void write(StudentResult result) throws IOException {
        String name = names.of(result.student());
        if (result.isGraded()) {
            Files.deleteIfExists(students.resolve(earlier(name, ".json")));
            Files.deleteIfExists(students.resolve(earlier(name, ".html")));
            update(students.resolve(name + ".html"), StudentPage.inClass(result));
        } else {
            keepEarlier(name);
            boolean isKept = Files.exists(students.resolve(earlier(name, ".html")));
            update(
                    students.resolve(name + ".html"),
                    StudentPage.notGraded(result, isKept ? earlier(name, ".html") : ""));
        }
        update(students.resolve(name + ".json"), Json.of(result));
        if (result.isMissing() && names.count() > 1) {
            Files.deleteIfExists(gradescope.resolve(name + ".json"));
            Files.deleteIfExists(classroom.resolve(name + ".json"));
            Files.deleteIfExists(classroom.resolve(name + ".md"));
            return;
        }
        update(gradescope.resolve(name + ".json"), Gradescope.of(result));
        update(classroom.resolve(name + ".json"), Classroom.of(result));
        update(classroom.resolve(name + ".md"), Classroom.summary(result));
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
        update(out.resolve("class.csv"), ClassTable.csv(results));
        update(out.resolve("nbgrader.csv"), ClassTable.nbgrader(results, assignment));
        Path junit = out.resolve("junit.xml");
        named(junit, () -> AtomicFiles.write(junit, xml -> JUnitXml.write(results, assignment, xml)));
        update(out.resolve("tests.csv"), TestTable.csv(ClassStatistics.of(results)));
        Path similar = out.resolve(SIMILAR);
        if (similarities.isPresent()) {
            update(similar, SimilarityPage.of(similarities.get(), names));
        } else {
            // One of an earlier run may be about other answers.
            Files.deleteIfExists(similar);
        }
        update(out.resolve("index.html"), Overview.of(results, names, similarities.map(compared -> SIMILAR)));
    }

    private static void update(Path file, String text) throws IOException {
        named(file, () -> AtomicFiles.update(file, text));
    }

    private interface Writing {
        void run() throws IOException;
    }

    /** A disk that is full does not say for which file. */
    private static void named(Path file, Writing writing) throws IOException {
        try {
            writing.run();
        } catch (FileSystemException alreadyNamed) {
            throw alreadyNamed;
        } catch (IOException full) {
            throw new FileSystemException(file.toString(), null, full.getMessage());
        }
    }

    /** Returns the page about the whole class. */
    public Path overview() {
        return out.resolve("index.html");
    }
}
