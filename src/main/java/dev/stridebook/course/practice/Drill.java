package dev.stridebook.course.practice;

import java.util.random.RandomGenerator;

/** Draws the numbers of one kind of question. Its texts are in the file {@code output-size.en.md}, after its id. */
interface Drill {
    /** Returns the name by which it is asked for: {@code output-size}. */
    String id();

    /** Draws a question. Two of its answers may happen to be equal; {@link Drills} then draws another. */
    Draw draw(RandomGenerator random);

    /** Returns a number between two bounds, which are both included. */
    static int between(RandomGenerator random, int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** Returns one of these numbers. */
    static int oneOf(RandomGenerator random, int... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
