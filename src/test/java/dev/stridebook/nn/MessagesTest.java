package dev.stridebook.nn;

import static dev.stridebook.nn.Some.empty;
import static dev.stridebook.nn.Some.ones;
import static dev.stridebook.shape.Window.kernel;
import static dev.stridebook.shape.Window1d.kernel1d;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** What a user is told whose array does not fit. */
class MessagesTest {
    private static void refuses(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(ShapeException.class).hasMessage(message);
    }

    @Test
    void channelsThatComeLast() {
        Conv2d conv = new Conv2d(3, 2, kernel(3));
        refuses(
                () -> conv.forward(ones(1, 28, 28, 3)),
                "Conv2d(3, 2, kernel 3×3) takes 3 input channels, but the input [1, 28, 28, 3] has 28. Here the channels come "
                        + "before height and width. If they are the last axis of yours, use x.permute(0, 3, 1, 2).");
        assertThat(conv.forward(ones(1, 28, 28, 3).permute(0, 3, 1, 2)).shape()).containsExactly(1, 2, 26, 26);
        assertThatThrownBy(() -> conv.forward(ones(28, 28, 3))).hasMessageEndingWith("use x.permute(2, 0, 1).");
        assertThat(conv.forward(ones(28, 28, 3).permute(2, 0, 1)).shape()).containsExactly(2, 26, 26);
        refuses(
                () -> conv.outputShape(Shape.of(28, 20, 3)),
                "Conv2d(3, 2, kernel 3×3) takes 3 input channels, but the input 28×20×3 has 28. Here the channels come first: "
                        + "3×28×20.");
        assertThatThrownBy(() -> conv.forward(ones(1, 4, 8, 8))).hasMessageEndingWith("[1, 4, 8, 8] has 4.");

        Conv1d line = new Conv1d(2, 1, kernel1d(3));
        assertThatThrownBy(() -> line.forward(ones(1, 9, 2))).hasMessageEndingWith("use x.permute(0, 2, 1).");
        assertThatThrownBy(() -> line.forward(ones(9, 2))).hasMessageEndingWith("use x.permute(1, 0).");
        assertThatThrownBy(() -> line.outputShape(Shape.of(9, 2))).hasMessageEndingWith("come first: 2×9.");
    }

    @Test
    void windowsThatDoNotFitNameTheirLayer() {
        refuses(
                () -> new MaxPool2d(3).forward(ones(2, 1, 2, 8)),
                "MaxPool2d(kernel 3×3, stride 3×3) does not fit on an input of 1×2×8. The kernel's height is 3, but the input "
                        + "has only 2. Use a kernel of at most 2, or add 1 to the padding in all.");
        assertThatThrownBy(() -> new ConvTranspose2d(1, 1, kernel(2).padding(2)).forward(ones(1, 3, 3)))
                .hasMessageStartingWith(
                        "ConvTranspose2d(1, 1, kernel 2×2, padding 2×2) does not fit on an input of 1×3×3.");
        assertThatThrownBy(() -> new Conv2d(1, 1, kernel(3).padding(3))
                        .paddingMode(PaddingMode.REFLECT)
                        .forward(ones(1, 3, 3)))
                .hasMessageContaining("does not fit on an input of 1×3×3. Padding in mode reflect");
    }

    @Test
    void linesHaveLengths() {
        refuses(
                () -> new Conv1d(1, 1, kernel1d(9)).forward(ones(2, 1, 4)),
                "Conv1d(1, 1, kernel 9) does not fit on an input of 1×4. The kernel's length is 9, but the input has only 4. "
                        + "Use a kernel of at most 4, or add 5 to the padding in all.");
        assertThatThrownBy(() -> new Conv1d(1, 1, kernel1d(3).padding(5))
                        .paddingMode(PaddingMode.CIRCULAR)
                        .forward(ones(1, 4)))
                .hasMessageContaining("an input of length 4, but is 5");
        refuses(
                () -> new MaxPool1d(2).forward(empty(2, 3, 0)),
                "MaxPool1d(kernel 2, stride 2) takes lines of at least 1 channel and length 1, but the input is [2, 3, 0]: only "
                        + "a batch may be empty.");
        refuses(
                () -> new MaxPool1d(kernel1d(3).padding(2)),
                "The padding around a pooling window of length 3 must be at most half of it, 1, but is 2 before and 2 after: "
                        + "otherwise the window could see nothing but padding.");
        refuses(
                () -> new AvgPool1d(kernel1d(3).dilation(2)),
                "The window of average pooling must have dilation 1, but has 2. To average with gaps, use a Conv1d with equal "
                        + "weights.");
        assertThatThrownBy(() -> new AvgPool1d(0)).hasMessageStartingWith("A kernel must be at least 1, but it is 0");
    }

    @Test
    void onlyABatchMayBeEmpty() {
        refuses(
                () -> new AdaptiveAvgPool2d(2).forward(empty(2, 3, 0, 4)),
                "AdaptiveAvgPool2d(2×2) takes images of at least 1 channel, 1 row and 1 column, but the input is [2, 3, 0, 4]: "
                        + "only a batch may be empty.");
        refuses(
                () -> new Linear(4, 2).forward(empty(2, 0)),
                "Linear(4, 2) expects 4 features, but the input [2, 0] has none.");
    }

    @Test
    void aNetworkTellsTheWayOfLinesToo() {
        Sequential net =
                new Sequential(new Conv1d(1, 4, kernel1d(3)), new MaxPool1d(2), new Flatten(), new Linear(5, 2));
        assertThatThrownBy(() -> net.forward(ones(2, 1, 20)))
                .hasMessageEndingWith("1×20 → conv k3 → 4×18 → pool k2 s2 → 4×9 → flatten → 36. Use Linear(36, 2).");
    }

    @Test
    void aNetworkOnArraysThatHoldNoExampleSaysWhatItsLayerSays() {
        Sequential net = new Sequential(new ReLU(), new Conv2d(3, 2, kernel(3)));
        assertThatThrownBy(() -> net.forward(ones(20)))
                .hasMessageStartingWith("Conv2d(3, 2, kernel 3×3) takes images as")
                .hasMessageEndingWith("but the input is [20]. Bring it into that shape with reshape.");
        assertThatThrownBy(() -> new Residual(new Linear(4, 3)).forward(ones(4)))
                .hasMessageEndingWith("of [4] the body makes [3] and the shortcut leaves [4].");
    }

    @Test
    void batchNormalisationWantsABatch() {
        refuses(
                () -> new BatchNorm2d(2).forward(ones(2, 3, 3)),
                "BatchNorm2d(2) takes a batch of images as [batch, channels, height, width], but the input is [2, 3, 3]. For a "
                        + "batch of one image use x.reshape(1, 2, 3, 3).");
    }

    @Test
    void aWrongTypeIsNamed() {
        assertThatThrownBy(() -> {
                    ReLU relu = new ReLU();
                    relu.forward(ones(2));
                    relu.backward(ones(2).castTo(DataType.DOUBLE));
                })
                .hasMessage(
                        "ReLU() computes with floats, but gradient is of type DOUBLE. Use gradient.castTo(DataType.FLOAT).");
    }
}
