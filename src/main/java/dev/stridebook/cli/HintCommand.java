package dev.stridebook.cli;

import dev.stridebook.course.check.GradedExercise;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "hint",
        mixinStandardHelpOptions = true,
        description = "Show the next hint for an exercise; each hint says more than the one before.")
final class HintCommand implements Runnable {
    @Parameters(paramLabel = "ID", description = "Id of the exercise, such as S3.5.")
    private String id;

    @Mixin
    private VariantOption variant;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        GradedExercise<?> exercise = AnswerFile.exercise(id);
        spec.commandLine()
                .getOut()
                .println(
                        exercise.numbers().isEmpty()
                                ? exercise.exercise().hint()
                                : exercise.exercise()
                                        .variant(variant.orElse(() -> AnswerFile.variantOf(exercise))
                                                .word())
                                        .hint());
    }
}
