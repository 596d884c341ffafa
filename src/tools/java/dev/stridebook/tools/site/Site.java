package dev.stridebook.tools.site;

import dev.stridebook.course.Lesson;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.file.AtomicFiles;
import dev.stridebook.notebook.page.HtmlExport;
import dev.stridebook.picture.Explorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All pages but those of the API. */
final class Site {
    static final String EXPLORER = "explorer.html";
    static final String API = "api";
    private static final List<String> SCRIPTS = List.of("kinds.js", "predictions.js", "scrollers.js");

    private final Path project;
    private final List<LessonEntry> lessons;
    private final List<String> docs;
    private final Places places;

    private Site(Path project, List<LessonEntry> lessons, List<String> docs, Places places) {
        this.project = project;
        this.lessons = lessons;
        this.docs = docs;
        this.places = places;
    }

    /**
     * Finds out what the site consists of.
     *
     * @throws IOException if a source cannot be read
     */
    static Site of(Path project) throws IOException {
        List<LessonEntry> lessons = LessonEntry.all(project);
        List<String> docs;
        try (Stream<Path> files = Files.list(project.resolve("docs"))) {
            docs = files.map(file -> "docs/" + file.getFileName())
                    .filter(file -> file.endsWith(".md"))
                    .sorted()
                    .toList();
        }
        return new Site(project, lessons, docs, new Places(pages(lessons, docs), Repository.of(project)));
    }

    private static Map<String, String> pages(List<LessonEntry> lessons, List<String> docs) {
        Map<String, String> pages = new HashMap<>();
        pages.put("README.md", StartPage.PLACE);
        lessons.forEach(lesson -> pages.put(lesson.notebook(), lesson.place()));
        docs.forEach(source -> pages.put(source, DocPage.place(source)));
        // Students answer in a copy of exercises/.
        for (String folder : List.of("exercises", "answers")) {
            pages.put(folder, ExercisesPage.PLACE);
            for (Lesson lesson : Lesson.values()) {
                if (!Catalogue.of(lesson).isEmpty()) {
                    pages.put(folder + "/" + lesson.notebook(), ExercisesPage.place(lesson));
                }
            }
            for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
                pages.put(folder + "/" + exercise.answerClass() + ".java", ExercisesPage.place(exercise));
            }
        }
        return pages;
    }

    List<LessonEntry> lessons() {
        return lessons;
    }

    Repository repository() {
        return places.repository();
    }

    /** Writes the pages and what they need. */
    void write(Path out) throws IOException {
        StartPage.of(repository(), lessons).write(out, repository());
        for (LessonEntry lesson : lessons) {
            LessonPage.of(project, places, lessons, lesson).write(out, repository());
        }
        ExercisesPage.of(project).write(out, repository());
        DocPage page = new DocPage(project, out, places);
        for (String source : docs) {
            page.of(source).write(out, repository());
        }
        Explorer.explorer().save(out.resolve(EXPLORER));
        AtomicFiles.write(out.resolve("site.css"), HtmlExport.styleSheet() + Resources.read("site.css"));
        for (String script : SCRIPTS) {
            AtomicFiles.write(out.resolve(script), Resources.read(script));
        }
    }
}
