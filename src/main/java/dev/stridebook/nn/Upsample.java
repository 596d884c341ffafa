package dev.stridebook.nn;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.array.Shapes;
import dev.stridebook.nn.plane.Blends;
import dev.stridebook.nn.plane.Copies;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Given;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Enlarges maps to a size, or by a factor, without learning anything: the nearest cell is repeated, or cells are interpolated. A factor
 * below 1 shrinks. Source: S2.6.
 *
 * <pre>{@code
 * Upsample.scaleFactor(2)                             // [n, c, 14, 14] → [n, c, 28, 28], each cell four times
 * Upsample.size(28).bilinear().alignCorners(true)
 * }</pre>
 *
 * <p>As in PyTorch, three axes are lines {@code [n, c, l]}, not an image without a batch: nearest takes both images and lines, bilinear
 * only images, linear only lines.
 */
public final class Upsample implements Layer {
    private final Target target;
    private final Mode mode;
    private final boolean alignCorners;
    private final boolean recomputeScaleFactor;
    private final Kept<Pass> last = new Kept<>(this);

    private enum Mode {
        NEAREST,
        LINEAR,
        BILINEAR;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param isScaleFactor whether the numbers are factors, or else sizes
     * @param isOneNumber whether one was given for both axes
     */
    private record Target(boolean isScaleFactor, boolean isOneNumber, double height, double width) {
        @Override
        public String toString() {
            return (isScaleFactor ? "scale factor " : "size ") + (isOneNumber ? "" : text(height) + "×") + text(width);
        }

        private String text(double number) {
            return isScaleFactor ? String.valueOf(number) : String.valueOf((int) number);
        }
    }

    private record Pass(INDArray x, long... output) {}

    private Upsample(Target target, Mode mode, boolean alignCorners, boolean recomputeScaleFactor) {
        this.target = target;
        this.mode = mode;
        this.alignCorners = alignCorners;
        this.recomputeScaleFactor = recomputeScaleFactor;
    }

    /**
     * Enlarges by this factor in either direction: a length becomes {@code ⌊length · factor⌋}.
     *
     * @throws IllegalArgumentException if it is not a positive number
     */
    public static Upsample scaleFactor(double both) {
        return scaled(true, both, both);
    }

    /**
     * Enlarges images by these factors: a height becomes {@code ⌊height · factor⌋}.
     *
     * @throws IllegalArgumentException if one is not a positive number
     */
    public static Upsample scaleFactor(double height, double width) {
        return scaled(false, height, width);
    }

    private static Upsample scaled(boolean both, double height, double width) {
        if (!(height > 0 && width > 0 && Double.isFinite(height) && Double.isFinite(width))) {
            throw new IllegalArgumentException(
                    say("A scale factor must be a positive number, but is %s.", both ? width : height + "×" + width));
        }
        return new Upsample(new Target(true, both, height, width), Mode.NEAREST, false, false);
    }

    /**
     * Enlarges images to a square of this side, or lines to this length.
     *
     * @throws ShapeException if it is below 1
     */
    public static Upsample size(int side) {
        return sized(true, Size.square(side));
    }

    /**
     * Enlarges images to this height and width.
     *
     * @throws ShapeException if one is below 1
     */
    public static Upsample size(Size size) {
        return sized(false, Given.notNull(size, "size"));
    }

    private static Upsample sized(boolean both, Size size) {
        if (size.height() < 1 || size.width() < 1) {
            throw new ShapeException(
                    say("The size to enlarge to must be at least 1, but is %s.", both ? size.width() : size));
        }
        return new Upsample(new Target(false, both, size.height(), size.width()), Mode.NEAREST, false, false);
    }

    /** Repeats the nearest cell, as by default: of output cell i along an axis it is {@code ⌊i / factor⌋}. */
    public Upsample nearest() {
        return new Upsample(target, Mode.NEAREST, alignCorners, recomputeScaleFactor);
    }

    /** Interpolates between four cells of an image. */
    public Upsample bilinear() {
        return new Upsample(target, Mode.BILINEAR, alignCorners, recomputeScaleFactor);
    }

    /** Interpolates between two cells of a line. */
    public Upsample linear() {
        return new Upsample(target, Mode.LINEAR, alignCorners, recomputeScaleFactor);
    }

    /**
     * Sets whether interpolation keeps the middles of the corner cells in place, so that their values stay; by default it keeps the
     * corners of the maps in place.
     */
    public Upsample alignCorners(boolean align) {
        return new Upsample(target, mode, align, recomputeScaleFactor);
    }

    /**
     * Sets whether positions follow from the sizes of input and output instead of the factor, which differ where the output's was rounded
     * down; by default not.
     */
    public Upsample recomputeScaleFactor(boolean recompute) {
        return new Upsample(target, mode, alignCorners, recompute);
    }

    /**
     * Computes the output.
     *
     * @param x images {@code [n, c, h, w]} or lines {@code [n, c, l]}
     * @return {@code [n, c, outH, outW]} or {@code [n, c, outL]}
     * @throws ShapeException if the input's shape does not fit the mode or the numbers given, or the output would be empty
     * @throws IllegalArgumentException if the input is not of type float, or corners are to be aligned in nearest mode
     */
    @Override
    public INDArray forward(INDArray x) {
        Floats.require(this, x);
        requireFits(x.rank() - 1, () -> Shapes.text(x));
        Size input = sizeOf(x);
        Size output = outputSize(x.rank() == 3, input);
        long[] shape = x.rank() == 3
                ? new long[] {x.size(0), x.size(1), output.width()}
                : new long[] {x.size(0), x.size(1), output.height(), output.width()};
        Floats.requireMemory(shape);
        INDArray y = x.isEmpty()
                ? Floats.create(shape)
                : View.reshape(
                        Require.memory(
                                this, x.size(0), Shape.of((int) x.size(1), output), () -> enlarged(x, input, output)),
                        shape);
        last.keep(x, new Pass(x, shape));
        return y;
    }

    private INDArray enlarged(INDArray x, Size input, Size output) {
        INDArray images = asImages(Floats.contiguous(x));
        return mode == Mode.NEAREST
                ? copies(input, output, x.rank() == 4).of(images, 0)
                : blends(input, output).of(images);
    }

    @Override
    public INDArray backward(INDArray gradient) {
        Pass pass = last.take();
        Require.gradient(this, gradient, pass.output);
        if (pass.x.isEmpty()) {
            return pass.x.dup();
        }
        Size input = sizeOf(pass.x);
        Size output = sizeOf(gradient);
        INDArray images = asImages(Floats.contiguous(gradient));
        INDArray back = mode == Mode.NEAREST
                ? copies(input, output, true).backward(images, input)
                : blends(input, output).backward(images, input);
        return View.reshape(back, pass.x.shape());
    }

    /** Of a line, as of an image of one row. */
    private static Size sizeOf(INDArray x) {
        return Size.of(x.rank() == 3 ? 1 : (int) x.size(2), (int) x.size(-1));
    }

    private static INDArray asImages(INDArray x) {
        return x.rank() == 3 ? View.reshape(x, x.size(0), x.size(1), 1, x.size(2)) : x;
    }

    /**
     * @param byWholeSteps whether an axis that stays as long, or becomes twice as long, repeats each cell once or twice, though a factor
     *     that was rounded down would say otherwise: so does PyTorch, but for lines on their way forward
     */
    private Copies copies(Size input, Size output, boolean byWholeSteps) {
        return new Copies(
                nearest(input.height(), output.height(), target.height, byWholeSteps),
                nearest(input.width(), output.width(), target.width, byWholeSteps));
    }

    private int[] nearest(int input, int output, double factor, boolean byWholeSteps) {
        boolean isWhole = output == input || output == 2L * input;
        float step = byWholeSteps && isWhole ? (float) input / output : step(input, output, factor);
        return IntStream.range(0, output)
                .map(i -> Math.min((int) (i * step), input - 1))
                .toArray();
    }

    private Blends blends(Size input, Size output) {
        return new Blends(
                line(input.height(), output.height(), target.height),
                line(input.width(), output.width(), target.width));
    }

    private Blends.Line line(int input, int output, double factor) {
        float step = alignCorners ? output == 1 ? 0 : (float) (input - 1) / (output - 1) : step(input, output, factor);
        return Blends.Line.of(input, output, step, alignCorners);
    }

    /** Input cells per output cell, as PyTorch has them: in a float. */
    private float step(int input, int output, double factor) {
        boolean bySizes = !target.isScaleFactor || recomputeScaleFactor;
        return bySizes ? (float) input / output : (float) (1 / factor);
    }

    private Size outputSize(boolean line, Size input) {
        return Size.of(
                line ? 1 : length(Axis.HEIGHT, input.height(), target.height),
                length(line ? Axis.LENGTH : Axis.WIDTH, input.width(), target.width));
    }

    private int length(Axis axis, int input, double number) {
        double output = target.isScaleFactor ? Math.floor(input * number) : number;
        if (input < 1 || output < 1 || output > Integer.MAX_VALUE) {
            throw new ShapeException(
                    "%s would make a %s of %.0f from one of %d, but both must be at least 1 and at most %,d."
                            .formatted(this, axis.label(), output, input, Integer.MAX_VALUE));
        }
        return (int) output;
    }

    /**
     * @param axes of an example
     * @param input its text
     */
    private void requireFits(int axes, Supplier<String> input) {
        if (alignCorners && mode == Mode.NEAREST) {
            throw new IllegalArgumentException(
                    say(
                            "Corners can be aligned only where cells are interpolated. Add bilinear() or linear(), or leave out alignCorners(true)."));
        }
        boolean images = mode != Mode.LINEAR;
        boolean lines = mode != Mode.BILINEAR && target.isOneNumber;
        if (!images && !lines) {
            throw new ShapeException(
                    "%s interpolates along lines, which have one length, but has a height and a width. Use bilinear() for images."
                            .formatted(this));
        }
        if (!(axes == 3 && images || axes == 2 && lines)) {
            throw new ShapeException("%s takes %s%s%s, but the input is %s."
                    .formatted(
                            this,
                            images ? "images as [batch, channels, height, width]" : "",
                            images && lines ? " or " : "",
                            lines ? "lines as [batch, channels, length]" : "",
                            input.get()));
        }
    }

    @Override
    public boolean perExample() {
        return true;
    }

    @Override
    public Shape outputShape(Shape input) {
        List<Integer> sizes = Given.notNull(input, "input").dimensions();
        requireFits(sizes.size(), () -> "an example of shape " + input);
        return sizes.size() == 2
                ? Shape.of(
                        sizes.get(0), outputSize(true, Size.of(1, sizes.get(1))).width())
                : Shape.of(input.channels(), outputSize(false, input.size()));
    }

    @Override
    public Cost cost(Shape input) {
        return new Cost(0, 0, outputShape(input).values());
    }

    /** Returns what the cells see that theirs are copied or interpolated from, as if the factor were that of the sizes. */
    @Override
    public ReceptiveField receptiveField(ReceptiveField input) {
        Given.notNull(input, "input");
        Size cells = Size.of(input.height().cells(), input.width().cells());
        Size output = outputSize(mode == Mode.LINEAR, cells);
        return mode == Mode.NEAREST ? input.copiedTo(output) : input.interpolatedTo(output, alignCorners);
    }

    /** Returns the factors for height and width, twice the same for lines; empty where positions follow from sizes. */
    public Optional<List<Double>> scaleFactors() {
        return target.isScaleFactor && !recomputeScaleFactor
                ? Optional.of(List.of(target.height, target.width))
                : Optional.empty();
    }

    /** Returns whether cells are interpolated, or else the nearest is repeated. */
    public boolean isInterpolating() {
        return mode != Mode.NEAREST;
    }

    /** Returns whether interpolation keeps the middles of the corner cells in place. */
    public boolean alignCorners() {
        return alignCorners;
    }

    @Override
    public String name() {
        return "upsample " + target;
    }

    /** Returns size or factor and what differs from the defaults: {@code Upsample(scale factor 2.0, bilinear, align corners)}. */
    @Override
    public String toString() {
        return "Upsample(%s%s%s%s)"
                .formatted(
                        target,
                        mode == Mode.NEAREST ? "" : ", " + mode.label(),
                        alignCorners ? ", align corners" : "",
                        recomputeScaleFactor ? ", recompute scale factor" : "");
    }
}
