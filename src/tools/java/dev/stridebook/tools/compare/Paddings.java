package dev.stridebook.tools.compare;

import dev.stridebook.nn.CircularPad1d;
import dev.stridebook.nn.CircularPad2d;
import dev.stridebook.nn.ConstantPad1d;
import dev.stridebook.nn.ConstantPad2d;
import dev.stridebook.nn.ReflectionPad1d;
import dev.stridebook.nn.ReflectionPad2d;
import dev.stridebook.nn.ReplicationPad1d;
import dev.stridebook.nn.ReplicationPad2d;
import dev.stridebook.nn.ZeroPad1d;
import dev.stridebook.nn.ZeroPad2d;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Layers that pad, or crop where a padding is negative. */
final class Paddings {
    static final List<Kind> KINDS = List.of(
            Kind.layer("ZeroPad1d", draws -> padding("ZeroPad1d", 1, draws), args -> {
                int[] p = sides(args, 2);
                return new ZeroPad1d(p[0], p[1]);
            }),
            Kind.layer("ZeroPad2d", draws -> padding("ZeroPad2d", 2, draws), args -> {
                int[] p = sides(args, 4);
                return new ZeroPad2d(p[0], p[1], p[2], p[3]);
            }),
            Kind.layer("ConstantPad1d", draws -> padding("ConstantPad1d", 1, draws), args -> {
                int[] p = sides(args, 2);
                return new ConstantPad1d(p[0], p[1], args.number("value", 0));
            }),
            Kind.layer("ConstantPad2d", draws -> padding("ConstantPad2d", 2, draws), args -> {
                int[] p = sides(args, 4);
                return new ConstantPad2d(p[0], p[1], p[2], p[3], args.number("value", 0));
            }),
            Kind.layer("ReflectionPad1d", draws -> padding("ReflectionPad1d", 1, draws), args -> {
                int[] p = sides(args, 2);
                return new ReflectionPad1d(p[0], p[1]);
            }),
            Kind.layer("ReflectionPad2d", draws -> padding("ReflectionPad2d", 2, draws), args -> {
                int[] p = sides(args, 4);
                return new ReflectionPad2d(p[0], p[1], p[2], p[3]);
            }),
            Kind.layer("ReplicationPad1d", draws -> padding("ReplicationPad1d", 1, draws), args -> {
                int[] p = sides(args, 2);
                return new ReplicationPad1d(p[0], p[1]);
            }),
            Kind.layer("ReplicationPad2d", draws -> padding("ReplicationPad2d", 2, draws), args -> {
                int[] p = sides(args, 4);
                return new ReplicationPad2d(p[0], p[1], p[2], p[3]);
            }),
            Kind.layer("CircularPad1d", draws -> padding("CircularPad1d", 1, draws), args -> {
                int[] p = sides(args, 2);
                return new CircularPad1d(p[0], p[1]);
            }),
            Kind.layer("CircularPad2d", draws -> padding("CircularPad2d", 2, draws), args -> {
                int[] p = sides(args, 4);
                return new CircularPad2d(p[0], p[1], p[2], p[3]);
            }));

    private Paddings() {}

    private static Trial padding(String name, int axes, Draws draws) {
        int[] sizes = new int[axes];
        int least = 8;
        for (int i = 0; i < axes; i++) {
            sizes[i] = draws.between(1, 8);
            least = Math.min(least, sizes[i]);
        }
        // Reflecting takes less than the input; where all may be cropped away, that is refused.
        int most = least - 1;
        Map<String, Object> args = new LinkedHashMap<>();
        if (draws.chance(0.3)) {
            args.put("padding", draws.between(0, most));
        } else {
            List<Integer> sides = new ArrayList<>();
            for (int i = 0; i < 2 * axes; i++) {
                sides.add(draws.chance(0.15) ? -draws.between(1, 2) : draws.between(0, most));
            }
            args.put("padding", sides);
        }
        if (name.startsWith("Constant")) {
            args.put("value", draws.of(0.0, 1.5, -2.0, Double.NEGATIVE_INFINITY, Double.NaN));
        }
        return draws.sample(draws.channels(), sizes).of(new Module(name, args));
    }

    private static int[] sides(Args args, int count) {
        int[] sides = new int[count];
        for (int i = 0; i < count; i++) {
            sides[i] = args.integerAt("padding", i);
        }
        return sides;
    }
}
