package dev.stridebook.course.practice;

import static dev.stridebook.course.practice.Drill.between;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What shape a line of PyTorch gives, with different numbers for height and width. Source: S3.4, S1.5. */
final class PyTorchLineDrill implements Drill {
    @Override
    public String id() {
        return "pytorch-line";
    }

    @Override
    public Draw draw(RandomGenerator random) {
        int batch = between(random, 1, 32);
        int in = between(random, 1, 16);
        int out = in + between(random, 1, 32);
        int h = between(random, 8, 40);
        int w = between(random, 8, 40);
        int kh = between(random, 1, 5);
        int kw = between(random, 1, 5);
        int ph = between(random, 0, 2);
        int pw = between(random, 0, 2);
        int sh = between(random, 1, 4);
        int sw = between(random, 1, 4);
        int oh = side(h, kh, ph, sh);
        int ow = side(w, kw, pw, sw);
        return Draw.of(shape(batch, out, oh, ow))
                .with("batch", batch)
                .with("in", in)
                .with("out", out)
                .with("h", h)
                .with("w", w)
                .with("kh", kh)
                .with("kw", kw)
                .with("ph", ph)
                .with("pw", pw)
                .with("sh", sh)
                .with("sw", sw)
                .with("oh", oh)
                .with("ow", ow)
                .wrong("swapped-height-and-width", shape(batch, out, side(h, kw, pw, sw), side(w, kh, ph, sh)))
                .wrong("took-the-first-stride-for-both", shape(batch, out, oh, side(w, kw, pw, sh)))
                .wrong("kept-the-input-channels", shape(batch, in, oh, ow))
                .wrong("left-the-padding-out", shape(batch, out, side(h, kh, 0, sh), side(w, kw, 0, sw)))
                .wrong("put-the-channels-last", shape(batch, oh, ow, out));
    }

    private static int side(int n, int k, int p, int s) {
        return (n + 2 * p - k) / s + 1;
    }

    private static String shape(int... axes) {
        return Arrays.toString(axes);
    }
}
