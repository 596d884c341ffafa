package dev.stridebook.nn;

import static dev.stridebook.nn.Golden.assertClose;
import static dev.stridebook.nn.Some.counting;
import static dev.stridebook.nn.Some.empty;
import static dev.stridebook.nn.Some.ones;
import static dev.stridebook.nn.Some.shape;
import static dev.stridebook.nn.Some.values;
import static dev.stridebook.shape.Window.kernel;
import static dev.stridebook.shape.Window1d.kernel1d;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Layers that move, add or sum up cells of maps: padding, enlarging, unfolding, and the rarer poolings. */
class MapLayersTest {
    private final INDArray line = values(shape(1, 1, 3), 1, 2, 3);

    @Test
    void eachPaddingHasItsFilling() {
        assertClose("zeros", new ZeroPad1d(2, 1).forward(line), values(shape(1, 1, 6), 0, 0, 1, 2, 3, 0));
        assertClose("value", new ConstantPad1d(0, 2, 7.5).forward(line), values(shape(1, 1, 5), 1, 2, 3, 7.5, 7.5));
        assertClose("mirror", new ReflectionPad1d(2, 1).forward(line), values(shape(1, 1, 6), 3, 2, 1, 2, 3, 2));
        assertClose("ends", new ReplicationPad1d(2, 1).forward(line), values(shape(1, 1, 6), 1, 1, 1, 2, 3, 3));
        assertClose("round", new CircularPad1d(2, 1).forward(line), values(shape(1, 1, 6), 2, 3, 1, 2, 3, 1));
        assertClose(
                "left, right, top, bottom",
                new ZeroPad2d(1, 0, 0, 2).forward(counting(1, 1, 1, 2)),
                values(shape(1, 1, 3, 3), 0, 1, 2, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void negativePaddingCrops() {
        assertClose("both", new ZeroPad1d(-1).forward(line), values(shape(1, 1, 1), 2));
        assertClose("round what is left", new CircularPad1d(-1, 2).forward(line), values(shape(1, 1, 4), 2, 3, 2, 3));
        ZeroPad2d crop = new ZeroPad2d(-1, 0, -1, 0);
        assertClose("crop", crop.forward(counting(1, 2, 2)), values(shape(1, 1, 1), 4));
        assertClose("its gradient", crop.backward(ones(1, 1, 1)), values(shape(1, 2, 2), 0, 0, 0, 1));
    }

    /** A factor that leads to the same size, or to twice the size, is taken as 1 or 2: but for lines on their way forward. */
    @Test
    void nearestTakesWholeSteps() {
        INDArray image = values(shape(1, 1, 1, 2), 1, 2);
        assertClose("same", Upsample.scaleFactor(1, 1.4).forward(image), image);
        assertClose("twice", Upsample.scaleFactor(1, 2.3).forward(image), values(shape(1, 1, 1, 4), 1, 1, 2, 2));
        Upsample lines = Upsample.scaleFactor(1.4);
        assertClose("line", lines.forward(values(shape(1, 1, 2), 1, 2)), values(shape(1, 1, 2), 1, 1));
        assertClose("its gradient", lines.backward(values(shape(1, 1, 2), 0, 1)), values(shape(1, 1, 2), 0, 1));
    }

    @Test
    void powerSumsOfWhatIsNotFinite() {
        INDArray x = values(shape(1, 1, 2), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertClose(
                "root of −∞",
                new LPPool1d(2, 1).forward(x),
                values(shape(1, 1, 2), Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertClose(
                "square root of −∞",
                new LPPool1d(0.5, 1).forward(x),
                values(shape(1, 1, 2), Double.NaN, Double.POSITIVE_INFINITY));
        LPPool1d sum = new LPPool1d(1, 2);
        sum.forward(x);
        assertClose("a sum without a sign", sum.backward(values(shape(1, 1, 1), 1)), values(shape(1, 1, 2), 0, 0));
    }

    @Test
    void paddingHasNamesShapesAndFields() {
        assertThat(new ZeroPad2d(2)).hasToString("ZeroPad2d(2)");
        assertThat(new ReflectionPad2d(1, 2, 0, 3)).hasToString("ReflectionPad2d(left 1, right 2, top 0, bottom 3)");
        assertThat(new ConstantPad1d(1, -2, 0.5)).hasToString("ConstantPad1d(left 1, right -2, value 0.5)");
        assertThat(new ZeroPad2d(1, 2, 3, 4).outputShape(Shape.of(2, 5, 6))).isEqualTo(Shape.of(2, 12, 9));
        assertThat(new ZeroPad1d(1).cost(Shape.of(2, 5))).isEqualTo(new Cost(0, 0, 14));
        ReceptiveField field = new ZeroPad2d(1, 0, -2, 0).receptiveField(ReceptiveField.of(Size.square(8)));
        assertThat(field.width().start()).isEqualTo(-1);
        assertThat(field.height().start()).isEqualTo(2);
        assertThat(field.height().cells()).isEqualTo(6);
        ReflectionPad2d pad = new ReflectionPad2d(1);
        INDArray none = pad.forward(empty(0, 1, 3, 3));
        assertThat(none.shape()).containsExactly(0, 1, 5, 5);
        assertThat(pad.backward(none).shape()).containsExactly(0, 1, 3, 3);
    }

    @Test
    void paddingRefusesWhatCannotBeFilledOrTakenAway() {
        assertThatThrownBy(() -> new ReflectionPad1d(3).forward(line))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining(
                        "mode reflect can add at most 2 cells to either side of an input of length 3, but is 3");
        assertThatThrownBy(() -> new CircularPad2d(0, 4, -1, 0).forward(ones(1, 3, 3)))
                .hasMessageContaining("at most 3 cells to either side of an input of width 3, but is 4");
        assertThatThrownBy(() -> new ReplicationPad1d(-2).forward(line))
                .hasMessageContaining("A padding of -2 and -2 does not fit an input of length 3");
        assertThatThrownBy(() -> new ZeroPad2d(-4, 3, 0, 0).outputShape(Shape.of(1, 3, 3)))
                .hasMessageContaining("nothing can be taken away that is not there");
        assertThatThrownBy(() -> new ZeroPad1d(1).forward(ones(3))).hasMessageContaining("takes lines as");
        assertThatThrownBy(() -> Upsample.size(Size.of(4, 5)).linear().forward(line))
                .hasMessageContaining("has a height and a width. Use bilinear() for images.");
    }

    @Test
    void upsamplingRepeatsOrInterpolates() {
        assertClose("nearest", Upsample.scaleFactor(2).forward(line), values(shape(1, 1, 6), 1, 1, 2, 2, 3, 3));
        assertClose(
                "linear",
                Upsample.size(6).linear().forward(line),
                values(shape(1, 1, 6), 1, 1.25, 1.75, 2.25, 2.75, 3));
        assertClose(
                "aligned",
                Upsample.size(5).linear().alignCorners(true).forward(line),
                values(shape(1, 1, 5), 1, 1.5, 2, 2.5, 3));
        assertClose(
                "bilinear",
                Upsample.size(Size.of(1, 3)).bilinear().alignCorners(true).forward(counting(1, 1, 2, 2)),
                values(shape(1, 1, 1, 3), 1, 1.5, 2));
    }

    @Test
    void upsamplingHasNamesShapesAndFields() {
        assertThat(Upsample.scaleFactor(2)).hasToString("Upsample(scale factor 2.0)");
        assertThat(Upsample.scaleFactor(2, 1.5).bilinear().alignCorners(true).recomputeScaleFactor(true))
                .hasToString("Upsample(scale factor 2.0×1.5, bilinear, align corners, recompute scale factor)");
        assertThat(Upsample.size(Size.of(3, 4))).hasToString("Upsample(size 3×4)");
        assertThat(Upsample.size(7).name()).isEqualTo("upsample size 7");
        assertThat(Upsample.scaleFactor(1.5).outputShape(Shape.of(2, 5, 6))).isEqualTo(Shape.of(2, 7, 9));
        assertThat(Upsample.scaleFactor(1.5).outputShape(Shape.of(2, 5))).isEqualTo(Shape.of(2, 7));
        assertThat(Upsample.scaleFactor(2).cost(Shape.of(1, 2, 2))).isEqualTo(new Cost(0, 0, 16));
        ReceptiveField input = ReceptiveField.of(Size.square(4));
        assertThat(Upsample.scaleFactor(2).receptiveField(input)).hasToString("1×1, jump 0.5×0.5");
        assertThat(Upsample.scaleFactor(2).bilinear().receptiveField(input)).hasToString("2×2, jump 0.5×0.5");
        assertThat(Upsample.scaleFactor(2).linear().receptiveField(ReceptiveField.of(Size.of(1, 4))))
                .hasToString("1×2, jump 1×0.5");
    }

    @Test
    void upsamplingRefusesWhatDoesNotFitItsMode() {
        assertThatThrownBy(() -> Upsample.scaleFactor(2).bilinear().forward(line))
                .isInstanceOf(ShapeException.class)
                .hasMessage(
                        "Upsample(scale factor 2.0, bilinear) takes images as [batch, channels, height, width], but the input is [1, 1, 3].");
        assertThatThrownBy(() -> Upsample.size(4).linear().forward(ones(1, 1, 3, 3)))
                .hasMessageContaining("takes lines as [batch, channels, length], but the input is [1, 1, 3, 3]");
        assertThatThrownBy(() -> Upsample.size(4).alignCorners(true).forward(line))
                .hasMessageContaining("Add bilinear() or linear()");
        assertThatThrownBy(() -> Upsample.scaleFactor(0.3).forward(line))
                .hasMessageContaining("would make a length of 0 from one of 3");
        assertThatThrownBy(() -> Upsample.scaleFactor(Double.NaN)).hasMessageContaining("positive number, but is NaN");
        assertThatThrownBy(() -> Upsample.size(Size.of(0, 3))).hasMessageContaining("at least 1, but is 0×3");
        assertThatThrownBy(() -> Upsample.scaleFactor(2, 2).outputShape(Shape.of(1, 3)))
                .hasMessageContaining("takes images");
    }

    @Test
    void unfoldingWritesPatchesAsColumns() {
        INDArray columns = new Unfold(kernel(2)).forward(counting(1, 1, 2, 3));
        assertClose("columns", columns, values(shape(1, 4, 2), 1, 2, 2, 3, 4, 5, 5, 6));
        Fold fold = new Fold(Size.of(2, 3), kernel(2));
        assertClose("sums", fold.forward(columns), values(shape(1, 1, 2, 3), 1, 4, 3, 4, 10, 6));
        assertClose("back", fold.backward(counting(1, 1, 2, 3)), columns);
        assertThat(new Unfold(kernel(3).padding(1))).hasToString("Unfold(kernel 3×3, padding 1×1)");
        assertThat(fold).hasToString("Fold(2×3, kernel 2×2)");
        assertThat(new Unfold(kernel(3)).outputShape(Shape.of(2, 5, 6))).isEqualTo(Shape.of(18, 12));
        ReceptiveField seen = new Unfold(kernel(3)).receptiveField(ReceptiveField.of(Size.square(9)));
        assertThat(seen.size()).isEqualTo(Size.square(3));
        assertThat(new Fold(Size.square(9), kernel(3)).receptiveField(seen).size())
                .isEqualTo(Size.square(5));
    }

    @Test
    void foldingRefusesColumnsOfOtherPatches() {
        Fold fold = new Fold(Size.of(2, 3), kernel(2));
        assertThatThrownBy(() -> fold.forward(ones(1, 4, 3)))
                .isInstanceOf(ShapeException.class)
                .hasMessage(
                        "Fold(2×3, kernel 2×2) takes columns as [batch, channels · 2·2, 1·2 = 2], or those of one image without the batch axis, but the input is [1, 4, 3].");
        assertThatThrownBy(() -> fold.outputShape(Shape.of(6, 2))).hasMessageContaining("but the input is 6×2");
        assertThatThrownBy(() -> new Fold(Size.square(2), kernel(3))).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> new Unfold(kernel(2).ceil())).hasMessageContaining("Leave out ceil()");
    }

    @Test
    void poolingToASizeKeepsAnAxisThatIsNull() {
        assertThat(new AdaptiveAvgPool2d(null, 3).outputShape(Shape.of(2, 5, 7)))
                .isEqualTo(Shape.of(2, 5, 3));
        assertThat(new AdaptiveMaxPool2d(2, null)).hasToString("AdaptiveMaxPool2d(2×the input's)");
        assertThat(new AdaptiveMaxPool2d(1).name()).isEqualTo("global max pool");
        assertThat(new AdaptiveMaxPool1d(3)).hasToString("AdaptiveMaxPool1d(3)");
        assertThat(new AdaptiveAvgPool2d(3, null).receptiveField(ReceptiveField.of(Size.of(9, 4))))
                .hasToString("3×1, jump 3×1");
        assertThatThrownBy(() -> new AdaptiveMaxPool2d(null, 0))
                .hasMessageContaining("at least 1×1, but is the input's×0");
        assertThatThrownBy(() -> new AdaptiveAvgPool1d(0)).hasMessageContaining("at least 1, but it is 0");
    }

    @Test
    void powerAveragesAreNorms() {
        assertClose(
                "Euclid",
                new LPPool1d(2, 2).forward(values(shape(1, 1, 4), 3, 4, 5, 12)),
                values(shape(1, 1, 2), 5, 13));
        assertClose(
                "largest",
                new LPPool1d(Double.POSITIVE_INFINITY, 2).forward(values(shape(1, 1, 4), -3, 2, 5, 4)),
                values(shape(1, 1, 2), 3, 5));
        assertThat(new LPPool2d(2, kernel(3).stride(2))).hasToString("LPPool2d(2.0, kernel 3×3, stride 2×2)");
        assertThatThrownBy(() -> new LPPool2d(0, 2)).hasMessageContaining("p must not be 0 or NaN, but it is 0.0");
        assertThatThrownBy(() -> new LPPool2d(2, kernel(2).padding(1)))
                .hasMessageContaining("neither padding nor a dilation");
        assertThatThrownBy(() -> new LPPool1d(2, kernel1d(2).dilation(2))).hasMessageContaining("but is kernel 2");
    }

    @Test
    void anOutputSizeSettlesWhatTheStrideLeavesOpen() {
        var random = new SplittableRandom(1);
        ConvTranspose2d twice = new ConvTranspose2d(1, 1, kernel(3).stride(2).padding(1), random);
        assertThat(twice.forward(ones(1, 1, 4, 4)).shape()).containsExactly(1, 1, 7, 7);
        INDArray y = twice.forward(ones(1, 1, 4, 4), Size.of(8, 7));
        assertThat(y.shape()).containsExactly(1, 1, 8, 7);
        assertThat(y).isEqualTo(twice.outputPadding(1, 0).forward(ones(1, 1, 4, 4)));
        assertThat(twice.backward(y).shape()).containsExactly(1, 1, 4, 4);
        assertThatThrownBy(() -> twice.forward(ones(1, 1, 4, 4), Size.of(8, 9)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("An input of width 4 is spread over 7 to 8 cells")
                .hasMessageContaining("but the output size has 9");
        ConvTranspose1d line = new ConvTranspose1d(1, 2, kernel1d(3).stride(2).padding(1), random);
        assertThat(line.forward(ones(1, 4), 8).shape()).containsExactly(2, 8);
        assertThat(line.backward(ones(2, 8)).shape()).containsExactly(1, 4);
        assertThatThrownBy(() -> line.forward(ones(1, 4), 6)).hasMessageContaining("An input of length 4");
        assertThat(line.outputPadding(1))
                .hasToString("ConvTranspose1d(1, 2, kernel 3, stride 2, padding 1, output padding 1)");
        assertThat(line.cost(Shape.of(1, 4))).isEqualTo(new Cost(8, 24, 14));
        assertThat(line.weight().shape()).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> line.outputPadding(2)).hasMessageContaining("in length must be at least 0");
    }

    @Test
    void channelsAreDroppedAsAWhole() {
        INDArray y = new Dropout2d(0.5, new SplittableRandom(3)).forward(ones(20, 30, 2, 2));
        int dropped = 0;
        for (int plane = 0; plane < 600; plane++) {
            float[] cells = y.reshape(600, 4).getRow(plane).toFloatVector();
            assertThat(cells).containsOnly(cells[0]);
            assertThat(cells[0]).isIn(0f, 2f);
            dropped += cells[0] == 0 ? 1 : 0;
        }
        assertThat(dropped).isBetween(240, 360);
        assertThat(new Dropout1d(0.5, new SplittableRandom(3))
                        .forward(ones(20, 30, 4))
                        .reshape(600, 4))
                .isEqualTo(y.reshape(600, 4));
        assertThat(new Dropout2d(0.25)).hasToString("Dropout2d(0.25)");
        assertThatThrownBy(() -> new Dropout2d(0.5).forward(ones(2, 3))).hasMessageContaining("takes images");
        assertThatThrownBy(() -> new Dropout1d(0.5).forward(ones(2))).hasMessageContaining("takes lines");
    }
}
