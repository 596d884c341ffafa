package dev.stridebook.grade.similar;

import static dev.stridebook.language.Language.say;

import de.jplag.Language;
import de.jplag.ParsingException;
import de.jplag.SharedTokenType;
import de.jplag.Token;
import de.jplag.TokenType;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares answers with <a href="https://github.com/jplag/JPlag">JPlag</a>, in a process of its own: strangers wrote what it parses, and
 * JPlag is no part of the product. Nothing is compiled or run.
 */
final class JPlagMain {
    static final String ANSWERS = "answers";
    static final String STUB = "stub";
    static final String RESULT = ".json";

    private static final Language JAVA = new de.jplag.java.Language();

    private final Path exercise;
    private final Map<String, Parsed> bySource = new HashMap<>();
    /** The tokens of each structure, by number. */
    private final Map<Integer, List<Token>> tokens = new HashMap<>();

    private JPlagMain(Path exercise) {
        this.exercise = exercise;
    }

    /** The tokens of a source, or why there are none. */
    private record Parsed(List<Token> tokens, String problem) {}

    /** @param arguments a folder with a folder for each exercise; each gets a file with the result beside it */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        for (Path exercise : listed(root)) {
            try {
                new JPlagMain(exercise).compare().write(root.resolve(exercise.getFileName() + RESULT));
            } catch (OutOfMemoryError tooLarge) {
                // Others may be small enough; this one lacks a result, which the report says.
            }
        }
    }

    private static List<Path> listed(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private Comparison compare() throws IOException {
        List<Token> given = new ArrayList<>();
        for (Path stub : listed(exercise.resolve(STUB))) {
            given.addAll(parsed(stub).tokens());
        }
        Map<List<TokenType>, Integer> structures = new HashMap<>();
        List<Comparison.Answer> answers = new ArrayList<>();
        for (Path file : listed(exercise.resolve(ANSWERS))) {
            answers.add(answer(file, given.size(), structures));
        }
        answers.sort(Comparator.comparing(Comparison.Answer::number));
        return new Comparison(answers, new StructureMatches(JAVA, given, answers, tokens).find());
    }

    private Comparison.Answer answer(Path file, int given, Map<List<TokenType>, Integer> structures)
            throws IOException {
        int number = number(file.getFileName().toString());
        Parsed parsed = parsed(file);
        if (!parsed.problem().isEmpty()) {
            return Comparison.Answer.leftOut(number, parsed.problem());
        }
        int own = parsed.tokens().size() - given;
        if (own < Similarities.FEWEST_TOKENS) {
            return Comparison.Answer.leftOut(number, Similarities.TOO_SHORT);
        }
        List<TokenType> types = parsed.tokens().stream().map(Token::getType).toList();
        if (!structures.containsKey(types) && structures.size() == Similarities.MOST_STRUCTURES) {
            return Comparison.Answer.leftOut(
                    number, say("more than %,d answers differ in structure", Similarities.MOST_STRUCTURES));
        }
        int structure = structures.computeIfAbsent(types, first -> number);
        tokens.put(structure, parsed.tokens());
        return new Comparison.Answer(
                number,
                "",
                structure,
                parsed.tokens().stream().mapToInt(Token::getLine).toArray());
    }

    private static int number(String file) {
        return Integer.parseInt(file.substring(0, file.indexOf('.')));
    }

    private Parsed parsed(Path file) throws IOException {
        String source = Files.readString(file);
        Parsed known = bySource.get(source);
        if (known == null) {
            known = parse(file.toFile());
            bySource.put(source, known);
        }
        return known;
    }

    private static Parsed parse(File file) {
        try {
            return new Parsed(
                    JAVA.parse(Set.of(file)).stream()
                            .filter(token -> token.getType() != SharedTokenType.FILE_END)
                            .toList(),
                    "");
        } catch (ParsingException noJava) {
            return new Parsed(List.of(), say("it has syntax errors"));
        } catch (RuntimeException | StackOverflowError unusual) {
            return new Parsed(List.of(), say("it cannot be parsed"));
        }
    }
}
