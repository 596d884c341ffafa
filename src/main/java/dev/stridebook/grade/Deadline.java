package dev.stridebook.grade;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When answers are due, and what being late costs.
 *
 * @param due nothing if there is no deadline
 * @param percentPerDay taken off for each day that has begun, from 0 to 100
 */
public record Deadline(Optional<Instant> due, int percentPerDay) {
    public static final Deadline NONE = new Deadline(Optional.empty(), 0);

    /** @throws IllegalArgumentException if the percentage is not from 0 to 100 */
    public Deadline {
        if (percentPerDay < 0 || percentPerDay > 100) {
            throw new IllegalArgumentException(
                    "A day late costs from 0 to 100 percent, but %d was given.".formatted(percentPerDay));
        }
    }

    /** From 0 to 100. */
    int percentOff(Instant submitted) {
        if (due.isEmpty() || !submitted.isAfter(due.get())) {
            return 0;
        }
        long late = Duration.between(due.get(), submitted).toSeconds();
        long days = late / Duration.ofDays(1).toSeconds() + 1;
        return (int) Math.min(100, days * percentPerDay);
    }
}
