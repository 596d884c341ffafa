package dev.stridebook.cli;

import dev.stridebook.course.ExerciseFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "author",
        mixinStandardHelpOptions = true,
        description = "For those who write exercises and documentation.",
        synopsisSubcommandLabel = "COMMAND")
final class AuthorCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "build",
            mixinStandardHelpOptions = true,
            description = "Derive exercises/ from solutions/. What was written into exercises/ is lost.")
    int build() throws IOException {
        Path project = Project.root();
        List<Path> changed = ExerciseFiles.in(project).build();
        PrintWriter out = spec.commandLine().getOut();
        changed.forEach(file -> out.println(project.relativize(file)));
        out.println(changed.isEmpty() ? "exercises/ is up to date." : changed.size() + " changed.");
        return 0;
    }

    @Command(
            name = "gallery",
            mixinStandardHelpOptions = true,
            description = "Write docs/gallery.md and its pictures. Trains a small network for it.")
    int gallery() throws IOException {
        Gallery.write(Project.root().resolve("docs"), spec.commandLine().getOut());
        return 0;
    }

    @Command(
            name = "conformance",
            mixinStandardHelpOptions = true,
            description =
                    "Write docs/conformance.md: run PyTorch's recorded cases here, in DJL and in DL4J. Fetches both "
                            + "(Linux on x86-64 only) and takes minutes.")
    int conformance() throws IOException, InterruptedException {
        return Maven.run(List.of("-q", "-P", "peers", "test-compile", "exec:exec@conformance"))
                                .inheritIO()
                                .start()
                                .waitFor()
                        == 0
                ? 0
                : 1;
    }
}
