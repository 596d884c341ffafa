package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Lesson;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the exercises that options name, by lesson or one by one. */
final class ChosenExercises {
    private ChosenExercises() {}

    /**
     * Returns the exercises of these lessons and those with these ids, each once; all exercises if nothing is named.
     *
     * @param option the option that names the ids
     * @throws UsageException if there is no such lesson or exercise, or a lesson has no exercises
     */
    static List<GradedExercise<?>> of(List<String> lessons, String option, List<String> ids) {
        if (lessons.isEmpty() && ids.isEmpty()) {
            return Catalogue.EXERCISES;
        }
        Set<GradedExercise<?>> exercises = new LinkedHashSet<>();
        lessons.forEach(lesson -> exercises.addAll(ofLesson(lesson)));
        for (String id : ids) {
            exercises.add(Catalogue.find(id.strip())
                    .orElseThrow(() -> new UsageException(say(
                            "There is no exercise %s, which %s names. docs/exercises.md lists them all.",
                            id, option))));
        }
        return List.copyOf(exercises);
    }

    private static List<GradedExercise<?>> ofLesson(String number) {
        return Arrays.stream(Lesson.values())
                .filter(lesson -> spoken(lesson.number()).equals(spoken(number.strip())))
                .map(Catalogue::of)
                .filter(exercises -> !exercises.isEmpty())
                .findFirst()
                .orElseThrow(() -> new UsageException(say(
                        "There is no lesson %s with exercises, which --lesson names. There are %s.",
                        number,
                        Arrays.stream(Lesson.values())
                                .filter(lesson -> !Catalogue.of(lesson).isEmpty())
                                .map(Lesson::number)
                                .collect(Collectors.joining(", ")))));
    }

    /** Returns a lesson's number without a zero in front, as people say it. */
    private static String spoken(String number) {
        return number.replaceFirst("^0(?=.)", "");
    }
}
