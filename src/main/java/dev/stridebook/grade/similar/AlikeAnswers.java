package dev.stridebook.grade.similar;

import static dev.stridebook.language.Language.say;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The answers to one exercise that are alike, except for those that are as usual in this class. */
final class AlikeAnswers {
    /** Up to so many others may have an answer alike. */
    private static final int FEW = 4;
    /** In a larger class, up to the class's size divided by this. */
    private static final int SHARE = 5;

    private static final int MOST = 20;

    private final AnsweredExercise exercise;
    private final Comparison comparison;
    private final Map<Integer, List<Comparison.Answer>> byStructure = new LinkedHashMap<>();
    private final Map<Integer, Integer> alike = new LinkedHashMap<>();
    private final int few;

    AlikeAnswers(AnsweredExercise exercise, Comparison comparison) {
        this.exercise = exercise;
        this.comparison = comparison;
        comparison.answers().stream()
                .filter(Comparison.Answer::isCompared)
                .forEach(answer -> byStructure
                        .computeIfAbsent(answer.structure(), structure -> new ArrayList<>())
                        .add(answer));
        byStructure.forEach((structure, answers) -> alike.put(structure, answers.size() - 1));
        for (Comparison.Match match : comparison.matches()) {
            alike.merge(match.first(), byStructure.get(match.second()).size(), Integer::sum);
            alike.merge(match.second(), byStructure.get(match.first()).size(), Integer::sum);
        }
        int compared = byStructure.values().stream().mapToInt(List::size).sum();
        few = few(compared);
    }

    /** Returns how many others may have an answer alike, so that it still says something. */
    static int few(int compared) {
        return Math.max(FEW, Math.min(MOST, compared / SHARE));
    }

    /** Returns whether many have such an answer, which therefore says nothing. */
    private boolean isUsual(int structure) {
        return alike.get(structure) > few;
    }

    ComparedExercise summary() {
        List<String> usual = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        int tooShort = 0;
        for (Comparison.Answer answer : comparison.answers()) {
            String student = exercise.student(answer.number());
            if (answer.isCompared()) {
                if (isUsual(answer.structure())) {
                    usual.add(student);
                }
            } else if (answer.leftOut().equals(Similarities.TOO_SHORT)) {
                tooShort++;
            } else {
                leftOut.add(say("%s: %s", student, answer.leftOut()));
            }
        }
        int compared = comparison.answers().size() - tooShort - leftOut.size();
        return exercise.summary(compared, tooShort, usual, leftOut);
    }

    List<SimilarPair> pairs() {
        List<SimilarPair> pairs = new ArrayList<>();
        byStructure.forEach((structure, answers) -> {
            if (!isUsual(structure)) {
                for (int i = 0; i < answers.size(); i++) {
                    for (Comparison.Answer other : answers.subList(i + 1, answers.size())) {
                        pairs.add(same(answers.get(i), other));
                    }
                }
            }
        });
        for (Comparison.Match match : comparison.matches()) {
            if (!isUsual(match.first()) || !isUsual(match.second())) {
                for (Comparison.Answer first : byStructure.get(match.first())) {
                    byStructure.get(match.second()).forEach(second -> pairs.add(similar(match, first, second)));
                }
            }
        }
        return pairs;
    }

    private SimilarPair same(Comparison.Answer first, Comparison.Answer second) {
        return new SimilarPair(
                exercise.id(),
                100,
                first.lines().length,
                marked(first, lines(first, 0, first.lines().length)),
                marked(second, lines(second, 0, second.lines().length)));
    }

    private SimilarPair similar(Comparison.Match match, Comparison.Answer first, Comparison.Answer second) {
        Set<Integer> ofFirst = new TreeSet<>();
        Set<Integer> ofSecond = new TreeSet<>();
        for (Comparison.Block block : match.blocks()) {
            ofFirst.addAll(lines(first, block.first(), block.length()));
            ofSecond.addAll(lines(second, block.second(), block.length()));
        }
        boolean isInOrder = first.number() < second.number();
        return new SimilarPair(
                exercise.id(),
                (int) Math.floor(100 * match.similarity()),
                match.tokens(),
                isInOrder ? marked(first, ofFirst) : marked(second, ofSecond),
                isInOrder ? marked(second, ofSecond) : marked(first, ofFirst));
    }

    private static List<Integer> lines(Comparison.Answer answer, int from, int length) {
        return IntStream.range(from, from + length)
                .map(token -> answer.lines()[token])
                .boxed()
                .toList();
    }

    private MarkedCode marked(Comparison.Answer answer, Iterable<Integer> lines) {
        Set<Integer> alike = new TreeSet<>();
        lines.forEach(alike::add);
        return exercise.marked(answer.number(), alike);
    }
}
