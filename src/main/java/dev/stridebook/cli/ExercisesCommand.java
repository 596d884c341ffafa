package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Variant;
import dev.stridebook.course.check.AnswerFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "exercises",
        mixinStandardHelpOptions = true,
        description = {
            "Give the exercises to compute numbers of your own: copy all exercises to answers/ with the numbers of a variant.",
            "Files that you have already changed stay as they are."
        },
        footer = {
            "",
            "For example: ./stridebook exercises --variant ada",
            "For a class: ./stridebook exercises --roster class.csv --out handout, a folder for each student"
        })
final class ExercisesCommand implements Callable<Integer> {
    /** Whose numbers the exercises get. */
    static final class Whose {
        @Option(
                names = "--variant",
                paramLabel = "WORD",
                description =
                        "Draw the numbers from this word, such as your name; \"document\" for those that everybody has.")
        private String word;

        @Option(
                names = "--roster",
                paramLabel = "CSV",
                description =
                        "The class: column student, and optionally variant (default: the student's name). Needs --out.")
        private Path roster;
    }

    @ArgGroup(multiplicity = "1")
    private Whose whose;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder to copy to (default: answers).")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try {
            if (whose.roster != null) {
                handOutToClass();
            } else {
                Variant variant = Variant.of(whose.word);
                give(
                        out == null ? AnswerFolder.in(Project.root()) : AnswerFolder.at(Project.root(), out),
                        variant,
                        out == null ? "answers" : out.toString());
            }
        } catch (IllegalArgumentException illegal) {
            throw new UsageException(illegal.getMessage());
        }
        return 0;
    }

    private void handOutToClass() throws IOException {
        if (out == null) {
            throw new UsageException(say("--roster needs --out, the folder for the students' folders."));
        }
        for (StudentFolder student : StudentFolder.of(whose.roster, out)) {
            give(
                    AnswerFolder.at(Project.root(), student.path()),
                    student.variant(),
                    student.path().toString());
        }
    }

    private void give(AnswerFolder folder, Variant variant, String name) throws IOException {
        List<Path> kept = folder.use(variant);
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println(say("The exercises in %s have the numbers of variant %s.", name, variant));
        kept.forEach(file -> terminal.println(
                say("  except %s, which has been changed; ./stridebook reset starts it over", file.getFileName())));
    }
}
