package dev.stridebook.nn.onnx;

import dev.stridebook.nn.CircularPad1d;
import dev.stridebook.nn.CircularPad2d;
import dev.stridebook.nn.ConstantPad1d;
import dev.stridebook.nn.ConstantPad2d;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.ReflectionPad1d;
import dev.stridebook.nn.ReflectionPad2d;
import dev.stridebook.nn.ReplicationPad1d;
import dev.stridebook.nn.ReplicationPad2d;
import dev.stridebook.nn.ZeroPad1d;
import dev.stridebook.nn.ZeroPad2d;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.Optional;

/** The layers that add a border to images or lines. */
final class Borders {
    private Borders() {}

    /**
     * The layer that pads as a node does, or empty if there is none: where other axes are padded, something is taken away, or a border
     * is wider than PyTorch has it.
     */
    static Optional<Layer> of(Call call, long[] axes, long[] pads, String mode, double value) {
        Shape example = call.example().orElse(null);
        if (example == null || call.isConstant(0)) {
            return Optional.empty();
        }
        int rank = example.dimensions().size() + 1;
        int[] before = new int[rank];
        int[] after = new int[rank];
        for (int i = 0; i < axes.length; i++) {
            int axis = call.axis(axes[i]);
            if (axis >= rank || pads[i] < 0 || pads[axes.length + i] < 0) {
                return Optional.empty();
            }
            before[axis] = Math.toIntExact(pads[i]);
            after[axis] = Math.toIntExact(pads[axes.length + i]);
        }
        if (rank < 3 || rank > 4 || before[0] + after[0] + before[1] + after[1] > 0) {
            return Optional.empty();
        }
        Layer layer = rank == 3
                ? line(mode, value, before[2], after[2])
                : image(mode, value, before[3], after[3], before[2], after[2]);
        try {
            layer.outputShape(example);
            return Optional.of(layer);
        } catch (ShapeException tooWide) {
            return Optional.empty();
        }
    }

    private static Layer line(String mode, double value, int left, int right) {
        return switch (mode) {
            case "reflect" -> new ReflectionPad1d(left, right);
            case "edge" -> new ReplicationPad1d(left, right);
            case "wrap" -> new CircularPad1d(left, right);
            default -> value == 0 ? new ZeroPad1d(left, right) : new ConstantPad1d(left, right, value);
        };
    }

    private static Layer image(String mode, double value, int left, int right, int top, int bottom) {
        return switch (mode) {
            case "reflect" -> new ReflectionPad2d(left, right, top, bottom);
            case "edge" -> new ReplicationPad2d(left, right, top, bottom);
            case "wrap" -> new CircularPad2d(left, right, top, bottom);
            default ->
                value == 0
                        ? new ZeroPad2d(left, right, top, bottom)
                        : new ConstantPad2d(left, right, top, bottom, value);
        };
    }
}
