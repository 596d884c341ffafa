package dev.stridebook.tools.site;

import dev.stridebook.cli.Project;
import dev.stridebook.cli.UsageException;
import dev.stridebook.file.FileTrees;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the website. */
@Command(
        name = "site",
        mixinStandardHelpOptions = true,
        description = {
            "Write the website: the lessons with pictures, animations and predictions, the exercises, the explorer, the gallery and the API.",
            "It consists of plain files that any web server can deliver. They are made from what is stored; nothing is run or trained."
        })
public final class SiteCommand implements Callable<Integer> {
    /** What every page of a site has, so that a folder with one can be told from others. */
    private static final String MARK = "<meta name=\"generator\" content=\"Stridebook\">";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for the site: a new or empty one, or one with an earlier site, which is replaced.")
    private Path out;

    @Option(names = "--without-api", description = "Leave out the documentation of the classes, which takes longest.")
    private boolean withoutApi;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path project = Project.root();
        clear(out);
        PrintWriter console = spec.commandLine().getOut();
        Site site = Site.of(project);
        site.write(out);
        if (!withoutApi) {
            console.println("Writing the documentation of the classes ...");
            console.flush();
            ApiPages.write(project, out.resolve(Site.API));
        }
        console.println("The site: "
                + out.resolve(StartPage.PLACE).toAbsolutePath().normalize().toUri());
        return 0;
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder) || !isEmpty(folder) && !isSite(folder)) {
            throw new UsageException(
                    "--out must be a new or empty folder, or one with an earlier site, but %s is neither. Choose another."
                            .formatted(folder));
        }
        FileTrees.delete(folder);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static boolean isSite(Path folder) throws IOException {
        Path start = folder.resolve(StartPage.PLACE);
        return Files.isRegularFile(start) && Files.readString(start).contains(MARK);
    }
}
