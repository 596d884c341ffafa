package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.nn.engine.Nd4jOperators;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Branches side by side: each gets the whole input, and the channels that they put out are joined. Their maps must have the same
 * size. Source: S2.5; Szegedy et al. 2014.
 *
 * <pre>{@code
 * new Concat(new Conv2d(16, 8, kernel(1)), new Conv2d(16, 4, kernel(3).samePadding()))    // 16×h×w → 12×h×w
 * }</pre>
 */
public final class Concat extends Container {
    private final List<Layer> branches;
    private final Kept<Pass> last = new Kept<>(this);

    /**
     * @param channels of each branch's output
     */
    private record Pass(INDArray x, List<Long> channels, long... output) {}

    /**
     * Joins the outputs of these branches, in this order.
     *
     * @throws IllegalArgumentException if there is no branch
     */
    public Concat(Layer... branches) {
        super(numbered(Given.noneNull(branches, "branches")));
        if (branches.length == 0) {
            throw new IllegalArgumentException(say("Concat needs at least one branch."));
        }
        this.branches = List.of(branches);
    }

    @Override
    INDArray compute(INDArray x) {
        INDArray images = Require.images(this, x, ImageLayer.ANY);
        List<INDArray> outputs = new ArrayList<>();
        for (Layer branch : branches) {
            outputs.add(branch.forward(images));
        }
        INDArray first = outputs.get(0);
        if (!outputs.stream().allMatch(output -> output.rank() == 4 && sameMaps(output, first))) {
            throw misfit(Shapes.text(images), outputs.stream().map(Shapes::text));
        }
        INDArray y = Nd4jOperators.joined(outputs.stream());
        last.keep(y, new Pass(x, outputs.stream().map(output -> output.size(1)).toList(), y.shape()));
        return Require.likeInput(y, x);
    }

    private static boolean sameMaps(INDArray a, INDArray b) {
        return a.size(0) == b.size(0) && a.size(2) == b.size(2) && a.size(3) == b.size(3);
    }

    @Override
    INDArray computeBackward(INDArray gradient, boolean toInput) {
        Pass pass = last.take();
        List<INDArray> shares = shares(gradient, pass);
        Deque<INDArray> backs = new ArrayDeque<>();
        for (int i = branches.size() - 1; i >= 0; i--) {
            if (toInput) {
                backs.addFirst(branches.get(i).backward(shares.get(i)));
            } else {
                branches.get(i).backwardParameters(shares.get(i));
            }
        }
        return backs.stream()
                .reduce(Floats::sum)
                .map(back -> Require.likeInput(back, pass.x))
                .orElse(null);
    }

    /** Returns the branches in order. */
    public List<Layer> branches() {
        return branches;
    }

    /** Each branch's part of the gradient. */
    private List<INDArray> shares(INDArray gradient, Pass pass) {
        INDArray gradients = Require.gradientOfImages(this, gradient, pass.x, pass.output);
        List<INDArray> shares = new ArrayList<>();
        long from = 0;
        for (long channels : pass.channels) {
            shares.add(Nd4jOperators.channels(gradients, from, from + channels));
            from += channels;
        }
        return shares;
    }

    @Override
    public Shape outputShape(Shape input) {
        Require.imageShape(this, input, ImageLayer.ANY);
        List<Shape> outputs =
                branches.stream().map(branch -> branch.outputShape(input)).toList();
        Shape first = outputs.get(0);
        if (!outputs.stream()
                .allMatch(output -> output.isImage() && output.size().equals(first.size()))) {
            throw misfit(input.toString(), outputs.stream().map(Shape::toString));
        }
        return Shape.of(outputs.stream().mapToInt(Shape::channels).sum(), first.size());
    }

    private static ShapeException misfit(String input, Stream<String> outputs) {
        return new ShapeException(say(
                "Concat needs branches that put out maps of the same size, but of %s its branches make %s. Give them the same stride, which in pooling is the kernel's size unless it is given, and padding that keeps the size, such as kernel(3).stride(1).samePadding().",
                input, outputs.collect(Collectors.joining(", "))));
    }

    /** Adds up the costs of the branches; joining adds nothing. */
    @Override
    public Cost cost(Shape input) {
        outputShape(input);
        Costs costs = new Costs();
        branches.forEach(branch -> costs.add(branch, input));
        return costs.sum();
    }

    @Override
    public ReceptiveField receptiveField(ReceptiveField input) {
        return branches.stream()
                .map(branch -> branch.receptiveField(input))
                .reduce(ReceptiveField::union)
                .orElseThrow();
    }

    @Override
    public String name() {
        return "concat";
    }
}
