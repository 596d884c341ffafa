package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A residual block: what the body puts out, added to the input itself, or to what a shortcut makes of it: {@code body(x) + x}. The
 * ReLU after it, where there is one, comes as a layer of its own. Source: S2.7; He et al. 2016.
 *
 * <pre>{@code
 * new Residual(body)                                             // the body keeps the shape
 * new Residual(body, new Conv2d(64, 256, kernel(1).stride(2)))   // the shortcut follows the body to another shape
 * }</pre>
 */
public final class Residual extends Container {
    private final Layer body;
    private final Layer shortcut;

    /** Adds the input itself to what the body puts out. */
    public Residual(Layer body) {
        super(Map.of("body", Given.notNull(body, "body")));
        this.body = body;
        this.shortcut = null;
    }

    /**
     * Adds what the shortcut makes of the input to what the body puts out.
     *
     * @param shortcut puts out the same shape as the body, usually a 1×1 convolution with the body's stride
     */
    public Residual(Layer body, Layer shortcut) {
        super(named(body, shortcut));
        this.body = body;
        this.shortcut = shortcut;
    }

    private static Map<String, Layer> named(Layer body, Layer shortcut) {
        Map<String, Layer> named = new LinkedHashMap<>();
        named.put("body", Given.notNull(body, "body"));
        named.put("shortcut", Given.notNull(shortcut, "shortcut"));
        return named;
    }

    @Override
    INDArray compute(INDArray x) {
        INDArray deep = body.forward(x);
        INDArray direct = shortcut == null ? x : shortcut.forward(x);
        if (!Arrays.equals(deep.shape(), direct.shape())) {
            throw misfit(Shapes.text(x), Shapes.text(deep), Shapes.text(direct), remedy(Way.image(x), Way.image(deep)));
        }
        return Floats.sum(deep, direct);
    }

    @Override
    INDArray computeBackward(INDArray gradient, boolean toInput) {
        if (toInput) {
            INDArray direct = shortcut == null ? gradient : shortcut.backward(gradient);
            return Floats.sum(body.backward(gradient), direct);
        }
        if (shortcut != null) {
            shortcut.backwardParameters(gradient);
        }
        body.backwardParameters(gradient);
        return null;
    }

    /** Returns the branch that computes. */
    public Layer body() {
        return body;
    }

    /** Returns the branch beside it, empty where the input itself is added. */
    public Optional<Layer> shortcut() {
        return Optional.ofNullable(shortcut);
    }

    @Override
    public Shape outputShape(Shape input) {
        Shape deep = body.outputShape(input);
        Shape direct = shortcut == null ? input : shortcut.outputShape(input);
        if (!deep.equals(direct)) {
            throw misfit(input.toString(), deep.toString(), direct.toString(), remedy(image(input), image(deep)));
        }
        return deep;
    }

    private ShapeException misfit(String input, String deep, String direct, String remedy) {
        return new ShapeException(say(
                shortcut == null
                        ? "A residual block adds what its two branches put out, so both must have the same shape, but of %s the body makes %s and the shortcut leaves %s.%s"
                        : "A residual block adds what its two branches put out, so both must have the same shape, but of %s the body makes %s and the shortcut makes %s.%s",
                input,
                deep,
                direct,
                remedy));
    }

    private static Optional<Shape> image(Shape shape) {
        return Optional.of(shape).filter(Shape::isImage);
    }

    /** The 1×1 convolution that leads from the input to the body's shape, where there is one. */
    private static String remedy(Optional<Shape> before, Optional<Shape> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return "";
        }
        Shape input = before.get();
        Shape deep = after.get();
        Size from = input.size();
        Size to = deep.size();
        int down = -Math.floorDiv(-from.height(), to.height());
        int right = -Math.floorDiv(-from.width(), to.width());
        Window point = Window.kernel(1);
        Window window = down == 1 && right == 1 ? point : point.stride(down, right);
        return window.outputSize(from).equals(to)
                ? say(
                        " Conv2d(%d, %d, %s) as the shortcut makes that of the body.",
                        input.channels(), deep.channels(), window)
                : say(" No 1×1 convolution leads there either: give the body padding that keeps the size.");
    }

    @Override
    public Cost cost(Shape input) {
        outputShape(input);
        Costs costs = new Costs();
        children().values().forEach(branch -> costs.add(branch, input));
        return costs.sum();
    }

    @Override
    public ReceptiveField receptiveField(ReceptiveField input) {
        return body.receptiveField(input).union(shortcut == null ? input : shortcut.receptiveField(input));
    }

    @Override
    public String name() {
        return "residual";
    }
}
