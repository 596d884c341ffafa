package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages for students, teachers and programmers, and the scripts that prepare a machine, name commands and options that exist, and link
 * to pages that exist.
 */
class CommandsInDocsTest {
    private static final List<String> PAGES = List.of(
            "README.md",
            "docs/lessons.md",
            "docs/answering.md",
            "docs/sizes.md",
            "docs/library.md",
            "docs/grading.md",
            "docs/exports.md",
            "docs/nbgrader.md",
            "docs/scale.md");

    private static final List<String> SCRIPTS = List.of("binder/postBuild", ".devcontainer/create");

    private static final Pattern COMMAND =
            Pattern.compile("(?m)^(?:\\$ )?\\./stridebook +([^#|\n]+)|`\\./stridebook ([^`]+)`");
    private static final Pattern OPTION = Pattern.compile("`(--[a-z-]+)[ `]");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern LINK = Pattern.compile("\\]\\(((?!https?:)[^)#]*)(?:#([^)]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    @ParameterizedTest
    @FieldSource({"PAGES", "SCRIPTS"})
    void everyCommandCanBeCalledAsItStandsThere(String page) throws Exception {
        List<String[]> commands = commands(page);
        assertThat(commands).isNotEmpty();
        for (String[] words : commands) {
            assertThatCode(() -> Main.commandLine().parseArgs(words))
                    .as(page + ": " + String.join(" ", words))
                    .doesNotThrowAnyException();
        }
    }

    /** Returns the words of each command. One that is only named has no arguments, which some commands need. */
    private static List<String[]> commands(String page) throws IOException {
        List<String[]> commands = new ArrayList<>();
        Matcher command = COMMAND.matcher(Files.readString(Path.of(page)));
        while (command.find()) {
            List<String> words = new ArrayList<>();
            Matcher word = WORD.matcher(command.group(1) == null ? command.group(2) : command.group(1));
            while (word.find()) {
                words.add(word.group(1) == null ? word.group(2) : word.group(1));
            }
            if (words.size() > 1) {
                commands.add(words.toArray(String[]::new));
            }
        }
        return commands;
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/grading.md", "docs/exports.md"})
    void everyOptionIsOneOfACommand(String page) throws Exception {
        var known = new ArrayList<>(Main.commandLine()
                .getSubcommands()
                .get("grade")
                .getCommandSpec()
                .optionsMap()
                .keySet());
        Main.commandLine()
                .getSubcommands()
                .get("author")
                .getSubcommands()
                .values()
                .forEach(command ->
                        known.addAll(command.getCommandSpec().optionsMap().keySet()));
        Matcher option = OPTION.matcher(Files.readString(Path.of(page)));
        while (option.find()) {
            assertThat(known).contains(option.group(1));
        }
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void everyLinkLeadsSomewhere(String page) throws Exception {
        Path from = Path.of(page).toAbsolutePath();
        Matcher link = LINK.matcher(Files.readString(from));
        while (link.find()) {
            Path to = link.group(1).isEmpty() ? from : from.resolveSibling(link.group(1));
            assertThat(to).exists();
            if (link.group(2) != null) {
                assertThat(anchors(to)).contains(link.group(2));
            }
        }
    }

    /** Returns the names that GitHub gives a page's headings. */
    private static List<String> anchors(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
