package dev.stridebook.course.check;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Variant;
import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.Html;
import dev.stridebook.notebook.MimeBundle;
import java.util.List;
import java.util.stream.Collectors;

/** The tasks of the exercises to compute, with the numbers of a variant. */
record VariantTasks(Variant variant) implements Displayable {
    private List<GradedExercise<?>> exercises() {
        return Catalogue.EXERCISES.stream()
                .filter(exercise -> exercise.numbers().isPresent())
                .<GradedExercise<?>>map(exercise -> exercise.variant(variant))
                .toList();
    }

    private String heading() {
        return say("Exercises to compute, variant %s", variant);
    }

    @Override
    public MimeBundle toMimeBundle() {
        String html = exercises().stream()
                .map(exercise -> "<p><strong>%s</strong> %s</p>\n"
                        .formatted(Html.escape(exercise.toString()), Prose.toHtml(exercise.task())))
                .collect(Collectors.joining("", "<p><strong>%s</strong></p>\n".formatted(Html.escape(heading())), ""));
        return MimeBundle.text(toString()).with(MimeBundle.HTML, html);
    }

    /** Returns the tasks as text for a terminal. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(heading()).append('\n');
        for (GradedExercise<?> exercise : exercises()) {
            text.append('\n').append(exercise).append('\n');
            Paragraph.forTerminal(Prose.plain(exercise.task()))
                    .forEach(line -> text.append(line).append('\n'));
        }
        return text.toString().stripTrailing();
    }
}
