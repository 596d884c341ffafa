package dev.stridebook.course.practice;

import static dev.stridebook.course.practice.Drill.between;
import static dev.stridebook.language.Language.say;

import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;

/** Which window makes one size out of another. Source: S3.6. */
final class WhichWindowDrill implements Drill {
    private static final int TRIES = 200;

    private record Candidate(int n, int k, int p, int s) {
        static Candidate draw(int n, RandomGenerator random) {
            return new Candidate(n, between(random, 1, 7), between(random, 0, 3), between(random, 1, 4));
        }

        int size() {
            return (n + 2 * p - k) / s + 1;
        }

        @Override
        public String toString() {
            return say("kernel %d, padding %d, stride %d", k, p, s);
        }
    }

    @Override
    public String id() {
        return "which-window";
    }

    @Override
    public Draw draw(RandomGenerator random) {
        int n = between(random, 12, 64);
        Candidate right = Candidate.draw(n, random);
        int out = right.size();
        Draw draw = Draw.of(right)
                .with("n", n)
                .with("k", right.k())
                .with("p", right.p())
                .with("s", right.s())
                .with("out", out);
        offer(draw, "left-the-padding-out", out, random, c -> (c.n() - c.k()) / c.s() + 1);
        offer(draw, "padded-one-side", out, random, c -> (c.n() + c.p() - c.k()) / c.s() + 1);
        offer(draw, "counted-the-steps", out, random, c -> (c.n() + 2 * c.p() - c.k()) / c.s());
        offer(draw, "rounded-up", out, random, c -> (c.n() + 2 * c.p() - c.k() + c.s() - 1) / c.s() + 1);
        return draw;
    }

    /** Offers a window that seems right to somebody with this misconception. */
    private static void offer(
            Draw draw, String misconception, int out, RandomGenerator random, ToIntFunction<Candidate> mistaken) {
        int n = draw.number("n");
        for (int i = 0; i < TRIES; i++) {
            Candidate candidate = Candidate.draw(n, random);
            if (candidate.size() != out && mistaken.applyAsInt(candidate) == out) {
                draw.wrong(misconception, candidate.toString());
                return;
            }
        }
    }
}
