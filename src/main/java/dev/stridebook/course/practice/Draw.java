package dev.stridebook.course.practice;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The drawn numbers of a question, with its right answer and those that misconceptions lead to.
 *
 * @param values the numbers by name, for the texts and for comparison with the library
 * @param right the right answer
 * @param wrong a wrong answer for each misconception, by its name in the drill's words
 */
record Draw(Map<String, Object> values, String right, Map<String, String> wrong) {
    static Draw of(Object right) {
        return new Draw(new LinkedHashMap<>(), text(right), new LinkedHashMap<>());
    }

    /** Adds a number that the texts may name. */
    Draw with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** Adds the answer to which a misconception leads. One that is impossible, such as a negative size, is left out. */
    Draw wrong(String misconception, long answer) {
        return answer > 0 ? wrong(misconception, text(answer)) : this;
    }

    Draw wrong(String misconception, String answer) {
        wrong.put(misconception, answer);
        return this;
    }

    int number(String name) {
        return (Integer) values.get(name);
    }

    static String text(Object value) {
        return value instanceof Number ? "%,d".formatted(value) : value.toString();
    }
}
