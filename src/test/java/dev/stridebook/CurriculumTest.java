package dev.stridebook;

import static dev.stridebook.shape.Window.kernel;
import static dev.stridebook.shape.Window1d.kernel1d;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.ConvTranspose2d;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Linear;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.MinPool2d;
import dev.stridebook.nn.Networks;
import dev.stridebook.nn.Sequential;
import dev.stridebook.nn.Some;
import dev.stridebook.nn.View;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Explanation;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Every number that the five documents state or ask for, worked out by the library. */
class CurriculumTest {
    private static final Shape RGB = Shape.of(3, 32, 32);
    private static final Shape DIGIT = Shape.of(1, 28, 28);
    private static final Shape PHOTO = Shape.of(3, 224, 224);

    /**
     * @param id of the document's part
     * @param expected its number, as text
     */
    private record Row(String id, String what, String expected, Callable<Object> actual) {
        @Override
        public String toString() {
            return "%s %s: %s".formatted(id, what, expected);
        }
    }

    @ParameterizedTest
    @MethodSource({"kernels", "mnist", "channels", "paddingAndStride", "forum"})
    void theNumberIsRight(Row row) throws Exception {
        assertThat(String.valueOf(row.actual.call())).isEqualTo(row.expected);
    }

    static Stream<Row> kernels() {
        return Stream.of(
                row(
                        "S0.2",
                        "k (1,5), p (0,2), 3→12",
                        "192",
                        () -> parameters(conv(3, 12, kernel(1, 5).padding(0, 2)), RGB)),
                row(
                        "S0.2",
                        "size kept",
                        "12×32×32",
                        () -> conv(3, 12, kernel(1, 5).padding(0, 2)).outputShape(RGB)),
                row(
                        "S0.3",
                        "k 3, p 1, 3→12",
                        "336",
                        () -> parameters(conv(3, 12, kernel(3).padding(1)), RGB)),
                row(
                        "S0.3",
                        "size kept",
                        "12×32×32",
                        () -> conv(3, 12, kernel(3).padding(1)).outputShape(RGB)),
                row(
                        "S0.4",
                        "k (3,5), p (1,2), 3→12",
                        "552",
                        () -> parameters(conv(3, 12, kernel(3, 5).padding(1, 2)), RGB)),
                row(
                        "S0.4",
                        "size kept",
                        "12×32×32",
                        () -> conv(3, 12, kernel(3, 5).padding(1, 2)).outputShape(RGB)),
                row(
                        "S0.5",
                        "3→64, 3×3",
                        "1792",
                        () -> parameters(conv(3, 64, kernel(3).padding(1)), RGB)),
                row("S0.5", "64→16, 1×1", "1040", () -> parameters(conv(64, 16, kernel(1)), Shape.of(64, 32, 32))),
                row(
                        "S0.5",
                        "1×1 keeps the size",
                        "16×32×32",
                        () -> conv(64, 16, kernel(1)).outputShape(Shape.of(64, 32, 32))),
                row(
                        "S0.5",
                        "but not with stride 2",
                        "16×16×16",
                        () -> conv(64, 16, kernel(1).stride(2)).outputShape(Shape.of(64, 32, 32))),
                row(
                        "S0.6",
                        "pool k 3, s 2 on 32",
                        "15×15",
                        () -> kernel(3).stride(2).outputSize(32, 32)),
                row("S0.6", "pool k 1 is the identity", "true", () -> {
                    INDArray x = Some.random(1, 1, 5, 4);
                    return new MaxPool2d(1).forward(x).equals(x);
                }),
                row("S0", "MACs of 1×1", "36864", () -> macs(conv(3, 12, kernel(1)), RGB)),
                row(
                        "S0",
                        "MACs of 3×3",
                        "331776",
                        () -> macs(conv(3, 12, kernel(3).padding(1)), RGB)),
                row(
                        "S0",
                        "MACs of 5×5",
                        "921600",
                        () -> macs(conv(3, 12, kernel(5).padding(2)), RGB)));
    }

    static Stream<Row> mnist() {
        Sequential net = Networks.mnistNet(1);
        return Stream.of(
                row(
                        "S1.2",
                        "six kernels, six maps",
                        "6×24×24",
                        () -> conv(1, 6, kernel(5)).outputShape(DIGIT)),
                row("S1.6", "view(16) of 4×4", "[16]", () -> shape(View.view(Some.random(4, 4), 16))),
                row("S1.6", "view(-1, 8) of 4×4", "[2, 8]", () -> shape(View.view(Some.random(4, 4), -1, 8))),
                row("S1.7", "the walk", "28 24 12 8 4", () -> walk(net)),
                row("S1.8", "parameters", "21840", () -> parameters(net, DIGIT)),
                row("S1.8", "MACs", "480500", () -> macs(net, DIGIT)),
                row(
                        "S1.8",
                        "fully connected parameters",
                        "16560",
                        () -> parameters(net.layers().get(7), Shape.of(320))
                                + parameters(net.layers().get(9), Shape.of(50))),
                row("S1.8", "their share", "75.8 %", () -> "%.1f %%".formatted(100 * 16_560 / 21_840.0)),
                row(
                        "S1",
                        "16 images of 32×32 give 25 rows",
                        "[25, 320]",
                        () -> shape(View.view(Nd4j.zeros(DataType.FLOAT, 16, 20, 5, 5), -1, 320))));
    }

    static Stream<Row> channels() {
        Shape maps = Shape.of(256, 24, 24);
        return Stream.of(
                row("S2.1", "10×10, 3×3", "8×8", () -> kernel(3).outputSize(10, 10)),
                row("S2.3", "parameters", "295040", () -> parameters(conv(256, 128, kernel(3)), maps)),
                row(
                        "S2.3",
                        "without padding",
                        "128×22×22",
                        () -> conv(256, 128, kernel(3)).outputShape(maps)),
                row(
                        "S2.3",
                        "with p 1",
                        "128×24×24",
                        () -> conv(256, 128, kernel(3).padding(1)).outputShape(maps)),
                row(
                        "S2.4",
                        "a batch",
                        "[32, 8, 22, 22]",
                        () -> shape(conv(3, 8, kernel(3)).forward(Some.random(32, 3, 24, 24)))),
                row(
                        "S2.6",
                        "upsampling",
                        "3×64×64",
                        () -> new ConvTranspose2d(3, 3, kernel(2).stride(2)).outputShape(RGB)),
                row(
                        "S2.7",
                        "bottleneck 256→64→256",
                        "70400",
                        () -> parameters(
                                Networks.bottleneck(256, 64, 1, new SplittableRandom(1)), Shape.of(256, 56, 56))),
                row("S2.7", "ResNet-50", "25557032", () -> parameters(Networks.resNet50(1), PHOTO)));
    }

    static Stream<Row> paddingAndStride() {
        return Stream.of(
                row("S3.1", "k 3 p 1", "8×8", () -> kernel(3).padding(1).outputSize(8, 8)),
                row(
                        "S3.2",
                        "k (5,3) p (2,1)",
                        "8×8",
                        () -> kernel(5, 3).padding(2, 1).outputSize(8, 8)),
                row(
                        "S3.3",
                        "k 3 p 1 s 2",
                        "4×4",
                        () -> kernel(3).padding(1).stride(2).outputSize(8, 8)),
                row(
                        "S3.4",
                        "k (3,5) p (0,1) s (3,4)",
                        "2×2",
                        () -> kernel(3, 5).padding(0, 1).stride(3, 4).outputSize(8, 8)),
                row(
                        "S3.5",
                        "height",
                        "⌊(8 + 2·0 − 3) / 3⌋ + 1 = ⌊5 / 3⌋ + 1 = 2",
                        () -> s34().height().formula()),
                row(
                        "S3.5",
                        "width",
                        "⌊(8 + 2·1 − 5) / 4⌋ + 1 = ⌊5 / 4⌋ + 1 = 2",
                        () -> s34().width().formula()),
                row(
                        "S3.7",
                        "stride 2 halves the rate",
                        "4000",
                        () -> kernel1d(9).padding(4).stride(2).outputLength(8000)),
                row(
                        "S3.8",
                        "stride 2 takes 1/4 of the MACs",
                        "4",
                        () -> macs(conv(3, 12, kernel(3).padding(1)), RGB)
                                / macs(conv(3, 12, kernel(3).padding(1).stride(2)), RGB)),
                row(
                        "S3.8",
                        "stride 4 takes 1/16",
                        "16",
                        () -> macs(conv(3, 12, kernel(3).padding(1)), RGB)
                                / macs(conv(3, 12, kernel(3).padding(1).stride(4)), RGB)),
                row(
                        "S3.9",
                        "5×5 layers from 224 to 4",
                        "55",
                        () -> IntStream.iterate(
                                        224,
                                        n -> n > 4,
                                        n -> kernel(5).outputSize(n, n).width())
                                .count()),
                row(
                        "S3.10",
                        "same padding of 4",
                        "top 1, bottom 2, left 1, right 2",
                        () -> kernel(4).samePadding().padding()),
                row("S3.11", "halved five times", "7", () -> halved(5)),
                row("S3.11", "halved seven times", "1", () -> halved(7)),
                row(
                        "S3.12",
                        "3×3 layers see 2L + 1",
                        "3 5 7 9 11",
                        () -> String.join(
                                " ",
                                IntStream.rangeClosed(1, 5)
                                        .mapToObj(layers -> "" + sees(3, layers))
                                        .toList())),
                row("S3.13", "three 3×3 see", "7", () -> sees(3, 3)),
                row("S3.13", "two 5×5 see", "9", () -> sees(5, 2)),
                row(
                        "S3.13",
                        "two 3×3 as one 5×5",
                        "5 18 25",
                        () -> sees(3, 2) + " " + 2 * weights(3) + " " + weights(5)),
                row(
                        "S3.13",
                        "three 3×3 as one 7×7",
                        "7 27 49",
                        () -> sees(3, 3) + " " + 3 * weights(3) + " " + weights(7)),
                row("S3.14", "only pooling may ceil", "convolution rounds down", () -> {
                    try {
                        return new Conv2d(1, 1, kernel(2).stride(2).ceil());
                    } catch (ShapeException refused) {
                        return refused.getMessage().contains("A convolution rounds down")
                                ? "convolution rounds down"
                                : refused;
                    }
                }),
                row(
                        "S3.15",
                        "padding 1 is all four sides",
                        "1×1 (10×10)",
                        () -> kernel(3).padding(1).padding() + " ("
                                + kernel(1).padding(1).outputSize(8, 8) + ")"),
                row(
                        "S3",
                        "k 3 p 2 makes 10 of 8",
                        "10×10",
                        () -> kernel(3).padding(2).outputSize(8, 8)),
                row("S3", "k 3 p 1: corner, edge, interior", "4 6 9", () -> {
                    int[] reads = kernel(3).padding(1).explain(8, 8).height().reads();
                    return reads[0] * reads[0] + " " + reads[0] * reads[3] + " " + reads[3] * reads[3];
                }));
    }

    static Stream<Row> forum() {
        Sequential mended = Networks.forumNetFixed(1);
        INDArray oneToTwelve = Nd4j.arange(1, 13).castTo(DataType.FLOAT).reshape(1, 1, 3, 4);
        return Stream.of(
                row("S4.1", "the walk", "28 13 6", () -> walk(mended)),
                row("S4.1", "parameters when mended", "16330", () -> parameters(mended, DIGIT)),
                row(
                        "S4.1",
                        "as posted it works only for",
                        "[23, 24, 25, 26]",
                        () -> IntStream.rangeClosed(8, 64)
                                .filter(side -> fits(Networks.forumNet(1), Shape.of(1, side, side)))
                                .boxed()
                                .toList()),
                row(
                        "S4.2",
                        "k 11 s 12 on 224 never reads",
                        "21.9 %",
                        () -> neverRead(kernel(11).stride(12))),
                row(
                        "S4.2",
                        "k 3 s 12 on 224 never reads",
                        "93.5 %",
                        () -> neverRead(kernel(3).stride(12))),
                row(
                        "S4.4",
                        "min pooling",
                        "[1.0, 3.0]",
                        () -> Arrays.toString(
                                new MinPool2d(2).forward(oneToTwelve).data().asFloat())),
                row(
                        "S4.4",
                        "min pooling, ceil",
                        "[1.0, 3.0, 9.0, 11.0]",
                        () -> Arrays.toString(new MinPool2d(kernel(2).stride(2).ceil())
                                .forward(oneToTwelve)
                                .data()
                                .asFloat())),
                row("S4.5", "AlexNet's parameters", "61100840", () -> parameters(Networks.alexNet(1), PHOTO)),
                row("S4.5", "VGG16's parameters", "138357544", () -> parameters(Networks.vgg16(1), PHOTO)),
                row("S4.5", "AlexNet's GMAC", "0.714", () -> "%.3f".formatted(macs(Networks.alexNet(1), PHOTO) / 1e9)),
                row("S4.5", "VGG16's GMAC", "15.470", () -> "%.3f".formatted(macs(Networks.vgg16(1), PHOTO) / 1e9)),
                row("S4.5", "AlexNet's activations", "733032", () -> activations(Networks.alexNet(1))),
                row("S4.5", "VGG16's activations", "15237608", () -> activations(Networks.vgg16(1))),
                row("S4.5", "AlexNet's layers", "5 + 3", () -> learningLayers(Networks.alexNet(1))),
                row("S4.5", "VGG16's layers", "13 + 3", () -> learningLayers(Networks.vgg16(1))),
                row(
                        "S4",
                        "the convolutions' weights",
                        "160 + 4640",
                        () -> parameters(conv(1, 16, kernel(3)), DIGIT) + " + "
                                + parameters(conv(16, 32, kernel(3)), Shape.of(16, 13, 13))),
                row(
                        "S4",
                        "first fc: stride 1, stride 2",
                        "184330 11530",
                        () -> forumNet(1).get(2).parameters() + " "
                                + forumNet(2).get(2).parameters()),
                row(
                        "S4",
                        "MACs: stride 1, stride 2",
                        "2935872 201744",
                        () -> total(forumNet(1)) + " " + total(forumNet(2))),
                row(
                        "S4",
                        "28, k 3 s 2: rows never read",
                        "1",
                        () -> kernel(3).stride(2).explain(28, 28).height().unread()));
    }

    private static Row row(String id, String what, String expected, Callable<Object> actual) {
        return new Row(id, what, expected, actual);
    }

    private static Conv2d conv(int in, int out, Window window) {
        return new Conv2d(in, out, window);
    }

    private static long parameters(Layer layer, Shape input) {
        return layer.cost(input).parameters();
    }

    private static long macs(Layer layer, Shape input) {
        return layer.cost(input).macs();
    }

    /** The input counts, as in the literature. */
    private static long activations(Layer net) {
        return PHOTO.values() + net.cost(PHOTO).activations();
    }

    private static String shape(INDArray x) {
        return Arrays.toString(x.shape());
    }

    /** The widths of the maps on the way, each said once. */
    private static String walk(Sequential net) {
        return String.join(
                " ",
                net.shapes(DIGIT).stream()
                        .filter(Shape::isImage)
                        .map(shape -> String.valueOf(shape.size().width()))
                        .distinct()
                        .toList());
    }

    private static Explanation s34() {
        return kernel(3, 5).padding(0, 1).stride(3, 4).explain(8, 8);
    }

    private static int halved(int times) {
        return IntStream.range(0, times)
                .boxed()
                .reduce(224, (n, i) -> kernel(2).stride(2).outputSize(n, n).width(), (a, b) -> b);
    }

    /** The side of what one output cell sees through so many layers. */
    private static int sees(int side, int layers) {
        ReceptiveField field = ReceptiveField.of(Size.square(100));
        for (int i = 0; i < layers; i++) {
            field = field.after(kernel(side));
        }
        return field.size().width();
    }

    /** Weights for one channel to one channel. */
    private static long weights(int side) {
        return parameters(conv(1, 1, kernel(side)).withoutBias(), Shape.of(1, 9, 9));
    }

    private static boolean fits(Sequential net, Shape input) {
        try {
            net.outputShape(input);
            return true;
        } catch (ShapeException doesNot) {
            return false;
        }
    }

    private static String neverRead(Window window) {
        long read = Arrays.stream(window.explain(224, 224).width().reads())
                .filter(times -> times > 0)
                .count();
        return "%.1f %%".formatted(100 * (1 - read * read / (224.0 * 224)));
    }

    private static String learningLayers(Layer net) {
        List<Integer> ranks = net.parameters().stream()
                .filter(parameter -> parameter.name().endsWith("weight"))
                .map(parameter -> parameter.shape().length)
                .toList();
        return ranks.stream().filter(rank -> rank == 4).count() + " + "
                + ranks.stream().filter(rank -> rank == 2).count();
    }

    /** The forum's net with another stride: the cost of its two convolutions and of the layer after them. */
    private static List<Cost> forumNet(int stride) {
        Conv2d first = conv(1, 16, kernel(3).stride(stride));
        Conv2d second = conv(16, 32, kernel(3).stride(stride));
        Shape flat = Shape.of((int) second.outputShape(first.outputShape(DIGIT)).values());
        return List.of(
                first.cost(DIGIT),
                second.cost(first.outputShape(DIGIT)),
                new Linear((int) flat.values(), 10).cost(flat));
    }

    private static long total(List<Cost> costs) {
        return costs.stream().mapToLong(Cost::macs).sum();
    }
}
