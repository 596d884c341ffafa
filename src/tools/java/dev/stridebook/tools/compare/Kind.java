package dev.stridebook.tools.compare;

import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Optimizer;
import dev.stridebook.nn.Parameter;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What can be compared: how its cases are drawn, and how ours is built from PyTorch's arguments. */
sealed interface Kind {
    /** PyTorch's name of the class, or that of a module in compare.py. */
    String name();

    /** Draws arguments and inputs that are legal, as far as it is simple to say what is. */
    Trial trial(Draws draws);

    /** A layer, a loss or another module. */
    record OfModule(String name, Function<Draws, Trial> draw, Function<Args, Subject> build) implements Kind {
        @Override
        public Trial trial(Draws draws) {
            return draw.apply(draws);
        }
    }

    /** An optimiser, which trains a small network. */
    record OfOptimizer(
            String name, Function<Draws, Map<String, Object>> draw, BiFunction<Args, List<Parameter>, Optimizer> build)
            implements Kind {
        @Override
        public Trial trial(Draws draws) {
            return Networks.trained(draws).with(name, draw.apply(draws));
        }
    }

    static Kind layer(String name, Function<Draws, Trial> draw, Function<Args, Layer> build) {
        return new OfModule(name, draw, args -> new Subject.OfLayer(build.apply(args)));
    }

    /** A layer for inputs of any shape, which keeps them. */
    static Kind shapeKeeping(String name, Function<Draws, Map<String, Object>> draw, Function<Args, Layer> build) {
        return layer(name, draws -> Trial.of(new Module(name, draw.apply(draws)), draws.anyShape()), build);
    }
}
