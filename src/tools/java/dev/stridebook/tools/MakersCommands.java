package dev.stridebook.tools;

import dev.stridebook.cli.MoreCommands;
import dev.stridebook.tools.compare.CompareCommand;
import dev.stridebook.tools.foreign.NotebooksCommand;
import dev.stridebook.tools.poison.PoisonCommand;
import dev.stridebook.tools.release.ReleaseCommand;
import dev.stridebook.tools.site.SiteCommand;
import picocli.CommandLine;

/** The commands for the project's maintainers. */
public final class MakersCommands implements MoreCommands {
    @Override
    public void addTo(CommandLine main) {
        main.getSubcommands()
                .get("author")
                .addSubcommand(new AuthorBuildCommand())
                .addSubcommand(new AuthorCheckCommand())
                .addSubcommand(new AuthorMutateCommand())
                .addSubcommand(new AuthorGalleryCommand())
                .addSubcommand(new SiteCommand())
                .addSubcommand(new AuthorScreenshotsCommand())
                .addSubcommand(new AuthorConformanceCommand())
                .addSubcommand(new AuthorFenceCommand())
                .addSubcommand(new AuthorDownloadCommand())
                .addSubcommand(new ReleaseCommand())
                .addSubcommand(new CompareCommand())
                .addSubcommand(new NotebooksCommand())
                .addSubcommand(new PoisonCommand());
        main.addSubcommand(new TestCommand()).addSubcommand(new BenchCommand());
    }
}
