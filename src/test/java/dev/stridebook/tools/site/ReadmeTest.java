package dev.stridebook.tools.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The README is short, in the order in which a newcomer asks, and its addresses are the repository's. */
class ReadmeTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final int MOST_WORDS = 700;

    private String readme;
    private Repository repository;

    @BeforeEach
    void read() throws IOException {
        readme = Files.readString(PROJECT.resolve("README.md"));
        repository = Repository.of(PROJECT);
    }

    @Test
    void itsProseIsShort() {
        String prose = readme.replaceAll("(?s)```.*?```", "")
                .replaceAll("!\\[[^]]*]\\([^)]*\\)", "")
                .replaceAll("\\]\\([^)]*\\)", "")
                .replaceAll("[|#*\\[\\]()-]", " ");
        assertThat(prose.strip().split("\\s+")).hasSizeBetween(300, MOST_WORDS);
    }

    @Test
    void aPictureMovesBeforeAnythingElseIsTold() {
        assertThat(Pattern.compile("(?m)^## (.*)$|\\]\\((\\S+\\.gif)\\)")
                        .matcher(readme)
                        .results()
                        .map(part -> part.group(1) == null ? part.group(2) : part.group(1)))
                .containsExactly(
                        "docs/gallery/convolution.gif",
                        "Try it now",
                        "On your own machine",
                        "The lessons",
                        "The exercises",
                        "A class",
                        "The library",
                        "Licence");
    }

    @Test
    void itsAddressesAreTheRepositorys() {
        assertThat(found("https://github\\.com/([\\w.-]+/[\\w.-]+)"))
                .isNotEmpty()
                .containsOnly(repository.name());
        assertThat(found("https://mybinder\\.org/v2/gh/([\\w.-]+/[\\w.-]+)/"))
                .isNotEmpty()
                .containsOnly(repository.name());
        assertThat(found("(https://[\\w.-]+\\.github\\.io/[\\w.-]+/)"))
                .isNotEmpty()
                .containsOnly(repository.pages());
    }

    @Test
    void aBadgeTellsOfAWorkflowThatIsThere() {
        assertThat(found("/actions/workflows/([\\w.-]+)/badge\\.svg"))
                .isNotEmpty()
                .allSatisfy(workflow -> assertThat(
                                PROJECT.resolve(".github/workflows").resolve(workflow))
                        .exists());
    }

    /** The website has the pages that the README links to. */
    @Test
    void itsLinksToTheWebsiteLeadToPages() throws IOException {
        List<String> pages = found(Pattern.quote(repository.pages()) + "([\\w/.-]*)");
        List<String> lessons =
                LessonEntry.all(PROJECT).stream().map(LessonEntry::place).toList();
        assertThat(pages)
                .isNotEmpty()
                .allMatch(page -> List.of("", Site.EXPLORER, Site.API + "/").contains(page) || lessons.contains(page));
    }

    /** It is handed out with these folders alone. */
    @Test
    void itsOtherLinksStayWithinWhatAReleaseHas() {
        assertThat(found("\\]\\((?!https:)([^)]*)\\)"))
                .isNotEmpty()
                .allMatch(link -> link.matches("(notebooks|exercises|docs)/.*"));
    }

    private List<String> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(readme)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
