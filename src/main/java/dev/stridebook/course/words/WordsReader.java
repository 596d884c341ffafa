package dev.stridebook.course.words;

import dev.stridebook.course.words.Words.Text;
import dev.stridebook.language.Lines;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Parses a file of {@link Words} and reports each line that does not belong in it. */
final class WordsReader {
    /** A section below the title. Every section except the task starts with a heading. */
    private enum Part {
        TASK(""),
        TESTS("## Tests"),
        HINTS("## Hints"),
        MISTAKES("## Mistakes"),
        LOOK_AGAIN("## Look again"),
        /** A section with an unknown heading. */
        UNKNOWN("");

        private static final Set<Part> OF_ITEMS = EnumSet.of(TESTS, HINTS, MISTAKES);

        private final String heading;

        Part(String heading) {
            this.heading = heading;
        }

        static Part headed(String heading) {
            return Stream.of(values())
                    .filter(part -> !part.heading.isEmpty() && part.heading.equals(heading))
                    .findFirst()
                    .orElse(UNKNOWN);
        }
    }

    /** A paragraph or a list item. */
    private record Block(Part part, int line, List<String> lines) {
        String text() {
            return Lines.joined(lines);
        }
    }

    private static final String TITLE_MARK = "# ";
    private static final Pattern NAMED = Pattern.compile("- `([\\w-]+)`: (.+)");
    private static final Pattern NUMBERED = Pattern.compile("(\\d+)\\. (.+)");
    private static final int HINTS = 3;

    private final String file;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Text> problems = new ArrayList<>();

    private WordsReader(String file) {
        this.file = file;
    }

    /** @throws WordsException if a line does not belong in the file, or a part is missing */
    static Words read(String file, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new WordsReader(file).read(text.lines().toList());
        } catch (CharacterCodingException otherEncoding) {
            throw new WordsException(List.of(file + ":1: the file is not UTF-8 text. Save it as UTF-8."));
        }
    }

    private Words read(List<String> lines) {
        String first = lines.isEmpty() ? "" : lines.get(0);
        if (!first.startsWith(TITLE_MARK)
                || first.substring(TITLE_MARK.length()).isBlank()) {
            problem(1, "the first line must be the title: \"# …\".");
        }
        split(lines);
        Optional<Text> task = prose(Part.TASK);
        if (task.isEmpty()) {
            problem(1, "there is no task below the title.");
        }
        Map<String, Text> tests = named(Part.TESTS);
        List<Text> hints = hints();
        Map<String, Text> mistakes = named(Part.MISTAKES);
        if (!problems.isEmpty()) {
            throw new WordsException(problems.stream()
                    .sorted(Comparator.comparing(Text::line))
                    .map(problem -> "%s:%d: %s".formatted(file, problem.line(), problem.text()))
                    .toList());
        }
        Text title = new Text(1, first.substring(TITLE_MARK.length()).strip());
        return new Words(file, title, task.orElseThrow(), tests, hints, mistakes, prose(Part.LOOK_AGAIN));
    }

    private void split(List<String> lines) {
        Part part = Part.TASK;
        boolean isFirst = true;
        Set<Part> seen = EnumSet.noneOf(Part.class);
        for (int number = 2; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            String text = line.strip();
            if (line.startsWith("#")) {
                part = Part.headed(text);
                isFirst = true;
                if (part == Part.UNKNOWN) {
                    problem(number, "there is no section \"%s\".".formatted(text));
                } else if (!seen.add(part)) {
                    problem(number, "the section \"%s\" is a duplicate.".formatted(text));
                }
            } else if (!text.isEmpty()) {
                boolean isItem = Part.OF_ITEMS.contains(part) && !line.startsWith("  ");
                if (isItem || isFirst) {
                    blocks.add(new Block(part, number, new ArrayList<>(List.of(text))));
                    isFirst = false;
                } else {
                    blocks.get(blocks.size() - 1).lines().add(text);
                }
            }
        }
    }

    private List<Block> of(Part part) {
        return blocks.stream().filter(block -> block.part() == part).toList();
    }

    private Optional<Text> prose(Part part) {
        return of(part).stream().findFirst().map(block -> new Text(block.line(), block.text()));
    }

    private Map<String, Text> named(Part part) {
        Map<String, Text> texts = new LinkedHashMap<>();
        for (Block block : of(part)) {
            Matcher item = NAMED.matcher(block.text());
            if (!item.matches()) {
                problem(
                        block.line(),
                        "an item must start with \"- `name`: \", and its further lines with two spaces: %s"
                                .formatted(block.text()));
            } else if (texts.put(item.group(1), new Text(block.line(), item.group(2))) != null) {
                problem(block.line(), "\"%s\" is a duplicate.".formatted(item.group(1)));
            }
        }
        return texts;
    }

    private List<Text> hints() {
        List<Text> hints = new ArrayList<>();
        for (Block block : of(Part.HINTS)) {
            Matcher item = NUMBERED.matcher(block.text());
            if (item.matches() && item.group(1).equals(String.valueOf(hints.size() + 1))) {
                hints.add(new Text(block.line(), item.group(2)));
            } else {
                problem(
                        block.line(),
                        "hint %d must start with \"%1$d. \", and its further lines with two spaces: %s"
                                .formatted(hints.size() + 1, block.text()));
            }
        }
        if (hints.size() != HINTS) {
            problem(
                    hints.isEmpty() ? 1 : hints.get(0).line(),
                    "there are %d hints, but each exercise needs %d.".formatted(hints.size(), HINTS));
        }
        return hints;
    }

    private void problem(int line, String text) {
        problems.add(new Text(line, text));
    }
}
