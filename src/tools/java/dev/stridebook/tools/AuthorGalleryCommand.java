package dev.stridebook.tools;

import dev.stridebook.cli.Project;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "gallery",
        mixinStandardHelpOptions = true,
        description = "Write docs/gallery.md and its pictures. Trains a small network for them.")
final class AuthorGalleryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Gallery.write(Project.root().resolve("docs"), spec.commandLine().getOut());
        return 0;
    }
}
