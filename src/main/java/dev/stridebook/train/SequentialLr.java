package dev.stridebook.train;

import static dev.stridebook.language.Language.say;

import dev.stridebook.shape.Given;
import java.util.List;

/**
 * One schedule after another. Each starts from the first rate and counts its own epochs from 0.
 *
 * @param schedules in order, at least one
 * @param milestones after how many epochs the second starts, the third and so on; in rising order
 */
public record SequentialLr(List<Schedule> schedules, List<Integer> milestones) implements Schedule {
    /**
     * Checks the lists.
     *
     * @throws IllegalArgumentException if there is no schedule, a milestone more or less than there are changes, or one that does not
     *     come after the one before
     */
    public SequentialLr {
        Given.noneNull(Given.notNull(schedules, "schedules").toArray(), "schedules");
        Given.noneNull(Given.notNull(milestones, "milestones").toArray(), "milestones");
        milestones.forEach(milestone -> Require.epochs(say("A milestone"), milestone, 1));
        if (schedules.isEmpty() || milestones.size() != schedules.size() - 1) {
            throw new IllegalArgumentException(say(
                    "SequentialLr needs at least one schedule, and a milestone less than schedules, but got %d schedules and %d milestones.",
                    schedules.size(), milestones.size()));
        }
        for (int i = 1; i < milestones.size(); i++) {
            if (milestones.get(i) <= milestones.get(i - 1)) {
                throw new IllegalArgumentException(
                        say("Milestones must be in rising order, such as 5, 30, but are %s.", milestones));
            }
        }
        schedules = List.copyOf(schedules);
        milestones = List.copyOf(milestones);
    }

    /** Creates a schedule that changes once, from a warm-up for instance to what follows. */
    public SequentialLr(int milestone, Schedule before, Schedule after) {
        this(List.of(Given.notNull(before, "before"), Given.notNull(after, "after")), List.of(milestone));
    }

    @Override
    public double rate(double first, int epochsDone) {
        Require.epochs(say("The number of epochs done"), epochsDone, 0);
        int current = 0;
        while (current < milestones.size() && milestones.get(current) <= epochsDone) {
            current++;
        }
        int start = current == 0 ? 0 : milestones.get(current - 1);
        return schedules.get(current).rate(first, epochsDone - start);
    }
}
