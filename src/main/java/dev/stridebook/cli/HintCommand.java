package dev.stridebook.cli;

import picocli.CommandLine.Command;
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

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().println(AnswerFile.exercise(id).exercise().hint());
    }
}
