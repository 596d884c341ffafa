package dev.stridebook.course.practice;

import static dev.stridebook.course.practice.Drill.between;
import static dev.stridebook.course.practice.Drill.oneOf;

import java.util.random.RandomGenerator;

/** The parameters of a convolution with groups. Source: S2.C3, S1.5. */
final class GroupsDrill implements Drill {
    @Override
    public String id() {
        return "groups";
    }

    @Override
    public Draw draw(RandomGenerator random) {
        int groups = oneOf(random, 2, 3, 4, 8);
        int in = groups * between(random, 2, 8);
        int out = groups * between(random, 1, 8);
        int k = oneOf(random, 3, 5, 7);
        int seen = in / groups;
        int all = out * (in * k * k + 1);
        return Draw.of(out * (seen * k * k + 1))
                .with("groups", groups)
                .with("in", in)
                .with("out", out)
                .with("k", k)
                .with("seen", seen)
                .with("each", seen * k * k)
                .with("parameters", out * (seen * k * k + 1))
                .wrong("ignored-the-groups", all)
                .wrong("divided-the-biases-too", all / groups)
                .wrong("divided-both-channels", out / groups * (seen * k * k + 1))
                .wrong("counted-one-channel-each", out * (k * k + 1))
                .wrong("multiplied-by-the-groups", groups * all);
    }
}
