package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.shape.AxisWindow;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import dev.stridebook.shape.Window1d;

/** Windows in the fewest letters, as they are written in diagrams: {@code k3 s2 p1}. */
final class Names {
    private Names() {}

    static String of(Window window) {
        StringBuilder name = new StringBuilder("k").append(of(window.kernel()));
        window.givenStride().ifPresent(stride -> name.append(" s").append(of(stride)));
        Padding padding = window.padding();
        if (!padding.equals(Padding.NONE)) {
            name.append(" p")
                    .append(padding.isSymmetric() ? of(Size.of(padding.top(), padding.left())) : "(" + padding + ")");
        }
        if (!window.dilation().equals(Size.square(1))) {
            name.append(" d").append(of(window.dilation()));
        }
        return name.toString();
    }

    /** A window along one axis: {@code k9 s2 p4}. */
    static String of(Window1d window) {
        AxisWindow axis = window.axis();
        StringBuilder name = new StringBuilder("k").append(axis.kernel());
        window.window().givenStride().ifPresent(stride -> name.append(" s").append(stride.width()));
        if (axis.before() != 0 || axis.after() != 0) {
            name.append(" p")
                    .append(axis.before() == axis.after() ? axis.before() : axis.before() + "+" + axis.after());
        }
        if (axis.dilation() != 1) {
            name.append(" d").append(axis.dilation());
        }
        return name.toString();
    }

    /** What differs from a convolution's defaults: {@code , groups 4, padding mode reflect, no bias}. */
    static String options(Kernels kernels, PaddingMode mode) {
        return (kernels.groups() == 1 ? "" : say(", groups %d", kernels.groups()))
                + (mode == PaddingMode.ZEROS ? "" : say(", padding mode %s", mode.label()))
                + (kernels.bias() == null ? say(", no bias") : "");
    }

    private static String of(Size size) {
        return size.height() == size.width() ? String.valueOf(size.height()) : size.toString();
    }
}
