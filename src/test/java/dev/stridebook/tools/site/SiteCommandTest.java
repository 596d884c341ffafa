package dev.stridebook.tools.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.cli.Cli;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteCommandTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir
    private Path folder;

    private static Cli write(Path out) {
        return Cli.run("author", "site", "--out", out.toString(), "--without-api");
    }

    @Test
    void anEarlierSiteIsReplacedAndAnotherFolderIsNot() throws Exception {
        Path site = Files.createDirectories(folder.resolve("site"));
        Path start = Files.writeString(site.resolve("index.html"), "<meta name=\"generator\" content=\"Stridebook\">");
        Path left = Files.writeString(site.resolve("gone.html"), "");
        Cli written = write(site);
        assertThat(written.exitCode()).isZero();
        assertThat(written.out()).contains(start.toUri().toString());
        assertThat(start).content().contains("Try it now");
        assertThat(left).doesNotExist();

        Path thesis = Files.writeString(folder.resolve("thesis.txt"), "years of work");
        Cli refused = write(folder);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("--out must be a new or empty folder, or one with an earlier site, but " + folder
                        + " is neither.");
        assertThat(thesis).exists();
    }

    @Test
    void theApiBeginsWithLayersAndWindowsAndLeavesOutWhatIsInternal() throws Exception {
        ApiPages.write(PROJECT, folder);
        String start = Files.readString(folder.resolve("index.html"));
        assertThat(Pattern.compile(
                                "<a href=\"dev/stridebook/([\\w/]+)/package-summary.html\">(?:<code>)?dev\\.stridebook")
                        .matcher(start)
                        .results()
                        .map(link -> link.group(1)))
                .startsWith("nn", "shape")
                .contains("picture", "course/predict");
        assertThat(start).contains("Begin here", "PyTorch");
        assertThat(folder.resolve("dev/stridebook/nn/Conv2d.html")).exists();
        assertThat(folder.resolve("dev/stridebook/notebook/Cell.html")).doesNotExist();
        assertThat(List.of("stylesheet.css", "api.css"))
                .allSatisfy(style -> assertThat(start).contains(style));
    }

    @Test
    void theRepositoryIsTheOneThatThePomStates() throws Exception {
        Repository repository = Repository.of(PROJECT);
        assertThat(Files.readString(PROJECT.resolve("pom.xml")))
                .contains("<stridebook.repository>%s</stridebook.repository>".formatted(repository.address()));
        assertThat(repository.binder("notebooks/03-padding-and-stride.ipynb"))
                .isEqualTo("https://mybinder.org/v2/gh/%s/HEAD?labpath=notebooks%%2F03-padding-and-stride.ipynb"
                        .formatted(repository.name()));
        assertThat(repository.page("src/main")).isEqualTo(repository.address() + "/tree/HEAD/src/main");
        assertThat(repository.page("pom.xml")).isEqualTo(repository.address() + "/blob/HEAD/pom.xml");
    }
}
