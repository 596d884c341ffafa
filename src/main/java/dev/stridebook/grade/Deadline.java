package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The deadline of an assignment and the penalty for being late.
 *
 * @param due the deadline; empty if there is none
 * @param percentPerDay the penalty for each started day, from 0 to 100
 */
public record Deadline(Optional<Instant> due, int percentPerDay) {
    public static final Deadline NONE = new Deadline(Optional.empty(), 0);

    /** @throws IllegalArgumentException if the percentage is not from 0 to 100 */
    public Deadline {
        if (percentPerDay < 0 || percentPerDay > 100) {
            throw new IllegalArgumentException(
                    say("The penalty for a late day must be from 0 to 100 percent, but is %d.", percentPerDay));
        }
    }

    /** Returns the penalty in percent, from 0 to 100. */
    int percentOff(Instant submitted) {
        if (due.isEmpty() || !submitted.isAfter(due.get())) {
            return 0;
        }
        long late = Duration.between(due.get(), submitted).toSeconds();
        long days = late / Duration.ofDays(1).toSeconds() + 1;
        return (int) Math.min(100, days * percentPerDay);
    }
}
