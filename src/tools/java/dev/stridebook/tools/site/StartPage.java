package dev.stridebook.tools.site;

import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.notebook.Html;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.picture.Animation;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The page that a visitor sees first: a window that moves, what to try, and all lessons. */
final class StartPage {
    static final String PLACE = "index.html";

    private static final String FIRST_LESSON = "notebooks/00-welcome.ipynb";

    private static final float[][] PIXELS = {
        {1, 2, 3, 4, 0},
        {0, 1, 2, 3, 1},
        {3, 1, 0, 2, 2},
        {2, 0, 1, 1, 3},
        {1, 1, 0, 2, 0}
    };

    private static final float[][] EDGES = {
        {1, 0, -1},
        {2, 0, -2},
        {1, 0, -1}
    };

    private StartPage() {}

    static Page of(Repository repository, List<LessonEntry> lessons) throws IOException {
        Animation animation = Animation.animate(kernel(3).padding(1).stride(2), PIXELS, EDGES);
        String body = Resources.read("start.html")
                .replace("@BINDER@", Html.escape(repository.binder(FIRST_LESSON)))
                .replace("@REPOSITORY@", repository.address().toString())
                .replace("@EXERCISES@", "" + ExercisesPage.count())
                .replace("@LESSONS@", list(lessons))
                .replace("@ANIMATION@", animation.toMimeBundle().data().get(MimeBundle.HTML));
        return new Page(
                PLACE,
                "Stridebook: learn convolution in Java",
                "A classroom in a jar for learning convolution in Java: lessons, exercises and a plain library.",
                body);
    }

    private static String list(List<LessonEntry> lessons) {
        return lessons.stream()
                .map(lesson -> "<li><a href=\"%s\">%s</a> <span>%s</span></li>\n"
                        .formatted(lesson.place(), Html.escape(lesson.title()), Html.escape(lesson.sentence())))
                .collect(Collectors.joining());
    }
}
