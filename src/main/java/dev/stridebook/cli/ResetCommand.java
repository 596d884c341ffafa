package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.check.AnswerFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description =
                "Start an exercise over: replace its file in answers/ with the one in exercises/. Your answer is kept in answers/kept/.")
final class ResetCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE|ID",
            description =
                    "Id of an exercise, such as S3.5, to reset its Java file; or a file in answers/, such as a notebook.")
    private String fileOrId;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Path file = AnswerFile.named(fileOrId, out);
        AnswerFolder answers = AnswerFile.folder(out);
        Optional<Path> copy;
        try {
            copy = answers.reset(file);
        } catch (IllegalArgumentException notHandedOut) {
            throw new UsageException(notHandedOut.getMessage());
        } catch (IOException failure) {
            throw AnswerFile.notWritten(answers, failure);
        }
        copy.ifPresent(kept -> out.println(say("Your answer is kept in %s.", kept)));
        Object name = file.getFileName();
        out.println(
                file.toString().endsWith(".ipynb")
                        ? say("Reset answers/%s. If it is open in Jupyter, close it there without saving.", name)
                        : say("Reset answers/%s.", name));
        return 0;
    }
}
