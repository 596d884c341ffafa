package dev.stridebook.cli;

import dev.stridebook.course.Course;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "progress",
        mixinStandardHelpOptions = true,
        description = "Show your progress, lesson by lesson, and what comes next.")
final class ProgressCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Course.progress());
        // The progress names a file in answers/, so that folder must exist.
        AnswerFile.folder(out);
    }
}
