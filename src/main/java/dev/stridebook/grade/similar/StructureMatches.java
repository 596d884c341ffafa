package dev.stridebook.grade.similar;

import de.jplag.GreedyStringTiling;
import de.jplag.JPlagComparison;
import de.jplag.Language;
import de.jplag.Submission;
import de.jplag.Token;
import de.jplag.TokenType;
import de.jplag.options.JPlagOptions;
import java.io.File;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares the structures of answers with each other by JPlag's greedy string tiling, except where the result is known or does not matter. */
final class StructureMatches {
    /** The bound on a similarity need not be exact: JPlag also counts the end of a file. */
    private static final double TOLERANCE = 0.05;

    private final GreedyStringTiling tiling;
    private final List<Structure> structures = new ArrayList<>();
    private final int few;

    /**
     * A structure that occurs among the answers.
     *
     * @param counts how often it has each type of token, without what was handed out
     * @param own the sum of the counts
     * @param answers how many answers have it
     * @param alike how many other answers are alike, as far as they were compared
     */
    private record Structure(
            int number,
            Submission submission,
            Map<TokenType, Integer> counts,
            int own,
            int answers,
            AtomicInteger alike) {}

    /**
     * @param given the tokens of the class that was handed out
     * @param answers all of them
     * @param tokens of each structure
     */
    StructureMatches(
            Language language, List<Token> given, List<Comparison.Answer> answers, Map<Integer, List<Token>> tokens) {
        tiling = new GreedyStringTiling(new JPlagOptions(language, Set.of(), Set.of()));
        Submission stub = submission(language, "stub", given);
        Map<Integer, Long> sizes = answers.stream()
                .filter(Comparison.Answer::isCompared)
                .collect(Collectors.groupingBy(Comparison.Answer::structure, Collectors.counting()));
        few = AlikeAnswers.few(sizes.values().stream().mapToInt(Long::intValue).sum());
        sizes.keySet().stream().sorted().forEach(number -> {
            List<Token> all = new ArrayList<>(tokens.get(number));
            Submission submission = submission(language, number.toString(), all);
            if (given.size() > language.minimumTokenMatch()) {
                JPlagComparison handedOut = tiling.generateBaseCodeMarking(submission, stub);
                submission.setBaseCodeComparison(handedOut);
                remove(all, handedOut, submission);
            }
            int size = sizes.get(number).intValue();
            structures.add(
                    new Structure(number, submission, counts(all), all.size(), size, new AtomicInteger(size - 1)));
        });
    }

    private static Submission submission(Language language, String name, List<Token> tokens) {
        File file = new File(name + ".java");
        Submission submission = new Submission(name, file, true, List.of(file), language);
        List<Token> ended = new ArrayList<>(tokens);
        ended.add(Token.fileEnd(file));
        submission.setTokenList(ended);
        return submission;
    }

    private static void remove(List<Token> tokens, JPlagComparison found, Submission from) {
        boolean isFirst = found.firstSubmission() == from;
        found.matches().stream()
                .flatMapToInt(match -> {
                    int start = isFirst ? match.startOfFirst() : match.startOfSecond();
                    return IntStream.range(start, Math.min(start + match.length(), tokens.size()));
                })
                .boxed()
                .sorted(Comparator.reverseOrder())
                .forEach(index -> tokens.remove(index.intValue()));
    }

    private static Map<TokenType, Integer> counts(List<Token> tokens) {
        Map<TokenType, Integer> counts = new HashMap<>();
        tokens.forEach(token -> counts.merge(token.getType(), 1, Integer::sum));
        return counts;
    }

    /** Returns the pairs that are alike, unless both are as usual, which others do not change. */
    List<Comparison.Match> find() {
        return IntStream.range(0, structures.size())
                .parallel()
                .boxed()
                .flatMap(this::withLater)
                .sorted(Comparator.comparing(Comparison.Match::first).thenComparing(Comparison.Match::second))
                .toList();
    }

    private Stream<Comparison.Match> withLater(int index) {
        List<Comparison.Match> found = new ArrayList<>();
        Structure first = structures.get(index);
        for (Structure second : structures.subList(index + 1, structures.size())) {
            if (!(isUsual(first) && isUsual(second)) && canBeAlike(first, second)) {
                JPlagComparison comparison = tiling.compare(first.submission(), second.submission());
                if (comparison.similarity() >= Similarities.ALIKE) {
                    first.alike().addAndGet(second.answers());
                    second.alike().addAndGet(first.answers());
                    found.add(match(first, second, comparison));
                }
            }
        }
        return found.stream();
    }

    private boolean isUsual(Structure structure) {
        return structure.alike().get() > few;
    }

    /** Two structures share no more tokens than both have of each type. */
    private static boolean canBeAlike(Structure first, Structure second) {
        int most = first.counts().entrySet().stream()
                .mapToInt(count -> Math.min(count.getValue(), second.counts().getOrDefault(count.getKey(), 0)))
                .sum();
        return 2.0 * most / (first.own() + second.own()) >= Similarities.ALIKE - TOLERANCE;
    }

    private static Comparison.Match match(Structure first, Structure second, JPlagComparison found) {
        boolean isInOrder = found.firstSubmission() == first.submission();
        Function<de.jplag.Match, Comparison.Block> block = match -> isInOrder
                ? new Comparison.Block(match.startOfFirst(), match.startOfSecond(), match.length())
                : new Comparison.Block(match.startOfSecond(), match.startOfFirst(), match.length());
        return new Comparison.Match(
                first.number(),
                second.number(),
                found.similarity(),
                found.matches().stream()
                        .map(block)
                        .sorted(Comparator.comparing(Comparison.Block::first))
                        .toList());
    }
}
