package dev.stridebook.notebook;

import static dev.stridebook.language.Language.say;

import dev.stridebook.Internal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Up to 26 texts to choose from, each with a letter: {@code a) max}. */
@Internal
public record LetteredChoices(List<String> texts) {
    public LetteredChoices {
        texts = List.copyOf(texts);
    }

    /** Returns each choice behind its letter, as text. */
    public Stream<String> lines() {
        return IntStream.range(0, texts.size()).mapToObj(i -> letter(i) + ") " + texts.get(i));
    }

    /** Returns a paragraph for a web page. The letters are text, since a notebook's own style may number lists. */
    public String toHtml() {
        return lines().map(Html::escape).collect(Collectors.joining("<br>\n", "<p>", "</p>\n"));
    }

    /** Returns what can be typed: {@code a letter from a to d}. */
    public String legal() {
        return say("a letter from a to %s", letter(texts.size() - 1));
    }

    /** Returns the index of the choice whose letter was typed, as {@code b}, {@code B}, {@code b)} or {@code (b)}; empty if it is none. */
    public OptionalInt find(String typed) {
        String letter = typed.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\(?(\\w)[).]$", "$1");
        int index = letter.length() == 1 ? letter.charAt(0) - 'a' : -1;
        return index >= 0 && index < texts.size() ? OptionalInt.of(index) : OptionalInt.empty();
    }

    private static char letter(int index) {
        return (char) ('a' + index);
    }
}
