package dev.stridebook.grade.similar;

import de.jplag.JPlag;
import de.jplag.JPlagComparison;
import de.jplag.Language;
import de.jplag.ParsingException;
import de.jplag.SharedTokenType;
import de.jplag.Token;
import de.jplag.TokenType;
import de.jplag.clustering.ClusteringOptions;
import de.jplag.exceptions.ExitException;
import de.jplag.options.JPlagOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final String COMPARED = "compared";
    private static final Language JAVA = new de.jplag.java.Language();

    private final Path exercise;
    private final Map<String, Parsed> bySource = new HashMap<>();
    /** The tokens of the files that JPlag is given, by name. */
    private final Map<String, List<Token>> tokens = new HashMap<>();

    private JPlagMain(Path exercise) {
        this.exercise = exercise;
    }

    /** The tokens of a source, or why there are none. */
    private record Parsed(List<Token> tokens, String problem) {}

    /** @param arguments a folder with a folder for each exercise; each gets a file with the result beside it */
    public static void main(String[] arguments) throws IOException, ExitException {
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

    private Comparison compare() throws IOException, ExitException {
        Optional<Path> stub = listed(exercise.resolve(STUB)).stream().findFirst();
        int given = stub.isEmpty() ? 0 : parsed(stub.get()).tokens().size();
        Map<List<TokenType>, Integer> structures = new HashMap<>();
        List<Comparison.Answer> answers = new ArrayList<>();
        for (Path file : listed(exercise.resolve(ANSWERS))) {
            answers.add(answer(file, given, structures));
        }
        answers.sort(Comparator.comparing(Comparison.Answer::number));
        List<Comparison.Match> matches = structures.size() < 2 ? List.of() : matches(structures.values(), stub);
        return new Comparison(answers, matches);
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
                    number, "more than %,d answers differ in structure".formatted(Similarities.MOST_STRUCTURES));
        }
        int structure = structures.computeIfAbsent(types, first -> number);
        tokens.put(structure + ".java", withEnd(parsed.tokens(), file));
        return new Comparison.Answer(
                number,
                "",
                structure,
                own,
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
            return new Parsed(List.of(), "it has syntax errors");
        } catch (RuntimeException | StackOverflowError unusual) {
            return new Parsed(List.of(), "it cannot be parsed");
        }
    }

    private static List<Token> withEnd(List<Token> tokens, Path file) {
        List<Token> all = new ArrayList<>(tokens);
        all.add(Token.fileEnd(file.toFile()));
        return all;
    }

    private List<Comparison.Match> matches(Iterable<Integer> structures, Optional<Path> stub)
            throws IOException, ExitException {
        Path compared = Files.createDirectory(exercise.resolve(COMPARED));
        for (int structure : structures) {
            Files.createFile(compared.resolve(structure + ".java"));
        }
        JPlagOptions options = new JPlagOptions(new AlreadyParsed(tokens), Set.of(compared.toFile()), Set.of())
                .withClusteringOptions(new ClusteringOptions().withEnabled(false))
                .withMaximumNumberOfComparisons(JPlagOptions.SHOW_ALL_COMPARISONS)
                .withSimilarityThreshold(Similarities.ALIKE);
        if (stub.isPresent() && parsed(stub.get()).tokens().size() > JAVA.minimumTokenMatch()) {
            String name = stub.get().getFileName().toString();
            tokens.put(name, withEnd(parsed(stub.get()).tokens(), stub.get()));
            options = options.withBaseCodeSubmissionDirectory(
                    exercise.resolve(STUB).toFile());
        }
        return new JPlag(options)
                .run().getAllComparisons().stream()
                        .filter(comparison -> comparison.similarity() >= Similarities.ALIKE)
                        .map(JPlagMain::match)
                        .sorted(Comparator.comparing(Comparison.Match::first).thenComparing(Comparison.Match::second))
                        .toList();
    }

    private static Comparison.Match match(JPlagComparison found) {
        int one = number(found.firstSubmission().getName());
        int other = number(found.secondSubmission().getName());
        boolean isInOrder = one < other;
        List<Comparison.Block> blocks = found.matches().stream()
                .map(match -> isInOrder
                        ? new Comparison.Block(match.startOfFirst(), match.startOfSecond(), match.length())
                        : new Comparison.Block(match.startOfSecond(), match.startOfFirst(), match.length()))
                .sorted(Comparator.comparing(Comparison.Block::first))
                .toList();
        return new Comparison.Match(Math.min(one, other), Math.max(one, other), found.similarity(), blocks);
    }

    /** Java, as far as it was parsed before. */
    private record AlreadyParsed(Map<String, List<Token>> tokens) implements Language {
        @Override
        public String[] suffixes() {
            return JAVA.suffixes();
        }

        @Override
        public String getName() {
            return JAVA.getName();
        }

        @Override
        public String getIdentifier() {
            return JAVA.getIdentifier();
        }

        @Override
        public int minimumTokenMatch() {
            return JAVA.minimumTokenMatch();
        }

        @Override
        public List<Token> parse(Set<File> files) {
            return tokens.get(files.iterator().next().getName());
        }
    }
}
