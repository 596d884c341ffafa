package dev.stridebook.course.practice;

import static dev.stridebook.course.practice.Drill.between;

import java.util.random.RandomGenerator;

/** The parameters of a convolution. Source: S0.3, S0.4. */
final class ParametersDrill implements Drill {
    @Override
    public String id() {
        return "parameters";
    }

    @Override
    public Draw draw(RandomGenerator random) {
        int in = between(random, 2, 64);
        int out = between(random, 2, 128);
        int kh = between(random, 2, 7);
        int kw = between(random, 2, 7);
        int each = in * kh * kw;
        return Draw.of(out * (each + 1))
                .with("in", in)
                .with("out", out)
                .with("kh", kh)
                .with("kw", kw)
                .with("each", each)
                .with("parameters", out * (each + 1))
                .wrong("forgot-the-biases", out * each)
                .wrong("added-a-single-bias", out * each + 1)
                .wrong("forgot-the-input-channels", out * (kh * kw + 1))
                .wrong("gave-each-input-channel-a-bias", out * in * (kh * kw + 1))
                .wrong("added-the-sides", out * (in * (kh + kw) + 1))
                .wrong("counted-one-kernel", each + 1);
    }
}
