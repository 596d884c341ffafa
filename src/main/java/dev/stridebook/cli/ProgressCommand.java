package dev.stridebook.cli;

import dev.stridebook.course.Course;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "progress",
        mixinStandardHelpOptions = true,
        description = "Show what you have reached, lesson by lesson, and what comes next.")
final class ProgressCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Course.progress());
        // It names a file to go on with.
        AnswerFile.folder(out);
    }
}
