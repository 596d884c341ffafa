package dev.stridebook.grade.sandbox;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Assigns each process a user id that no account has, so that the threads of one process do not count towards the limit of
 * another.
 */
final class Users {
    private static final int FIRST = 1_900_000_000;
    private static final int COUNT = 10_000_000;
    /** Random, so that two graders on one machine rarely start from the same number. */
    private static final int OFFSET = ThreadLocalRandom.current().nextInt(COUNT);

    private static final AtomicInteger NEXT = new AtomicInteger();

    private Users() {}

    static String next() {
        return Integer.toString(FIRST + (OFFSET + NEXT.getAndIncrement()) % COUNT);
    }
}
