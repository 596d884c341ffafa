package dev.stridebook.cli;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.ExerciseFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description =
                "Put the Java file of an exercise back as it was handed out. Your answer is kept in exercises/kept/.")
final class ResetCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Such as S3.5.")
    private String id;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Exercise<?> exercise = AnswerFile.exercise(id);
        PrintWriter out = spec.commandLine().getOut();
        ExerciseFiles.in(Project.root())
                .reset(exercise)
                .ifPresent(copy -> out.println("Your answer is kept in " + copy + "."));
        out.println("exercises/" + exercise.answerClass() + ".java is as it was handed out.");
        return 0;
    }
}
