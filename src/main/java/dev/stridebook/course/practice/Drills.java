package dev.stridebook.course.practice;

import static dev.stridebook.language.Language.say;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** All kinds of questions, and how one is made of drawn numbers. */
final class Drills {
    private static final int WRONG_CHOICES = 3;

    static final List<Drill> ALL = List.of(
            new OutputSizeDrill(),
            new PyTorchLineDrill(),
            new SamePaddingDrill(),
            new WhichWindowDrill(),
            new LayersDownDrill(),
            new ParametersDrill(),
            new GroupsDrill(),
            new MacsDrill(),
            new ReceptiveFieldDrill(),
            new PoolingDrill(),
            new TransposedDrill(),
            new DilationDrill(),
            new LinearFeaturesDrill(),
            new NeverReadDrill(),
            new ViewDrill());

    private Drills() {}

    /** @throws IllegalArgumentException if there is no such drill; the message lists all */
    static Drill of(String id) {
        return ALL.stream().filter(drill -> drill.id().equals(id)).findFirst().orElseThrow(() -> {
            String known = ALL.stream().map(Drill::id).collect(Collectors.joining(", "));
            return new IllegalArgumentException(say("There is no practice \"%s\". There are: %s.", id, known));
        });
    }

    /**
     * Draws until there are enough different answers.
     *
     * @param seed the same seed gives the same question
     */
    static Question question(Drill drill, long seed) {
        Random random = new Random(seed);
        Draw draw = draw(drill, random);
        DrillWords words = DrillWords.of(drill.id());
        List<Choice> choices = new ArrayList<>();
        List<Map.Entry<String, String>> wrong = new ArrayList<>(distinct(draw).entrySet());
        Collections.shuffle(wrong, random);
        wrong.stream()
                .limit(WRONG_CHOICES)
                .map(each -> new Choice(each.getValue(), false, words.misconception(each.getKey(), draw.values())))
                .forEach(choices::add);
        choices.add(new Choice(draw.right(), true, ""));
        Collections.shuffle(choices, random);
        return new Question(
                drill.id(), seed, words.title(), words.question(draw.values()), choices, words.solution(draw.values()));
    }

    /** Returns the first draw with enough different wrong answers. */
    static Draw draw(Drill drill, Random random) {
        Draw draw;
        do {
            draw = drill.draw(random);
        } while (distinct(draw).size() < WRONG_CHOICES);
        return draw;
    }

    /** Returns the wrong answers that only one misconception leads to: if two did, one of their replies would be false. */
    private static Map<String, String> distinct(Draw draw) {
        Map<String, Integer> counts = new HashMap<>();
        draw.wrong().values().forEach(answer -> counts.merge(answer, 1, Integer::sum));
        Map<String, String> distinct = new LinkedHashMap<>(draw.wrong());
        distinct.values().removeIf(answer -> answer.equals(draw.right()) || counts.get(answer) > 1);
        return distinct;
    }
}
