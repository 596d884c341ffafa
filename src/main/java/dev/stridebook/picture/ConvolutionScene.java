package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.Parameter;
import dev.stridebook.picture.Label.Anchor;
import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.Size;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** One output channel of a convolution: what the window covers of each channel, times the kernel, all added up. */
final class ConvolutionScene extends SlidingScene {
    private static final double SIGN = 30;
    private static final double CAPTION = 22;
    private static final double BETWEEN_ROWS = 14;

    private final Conv2d conv;
    private final int outChannel;
    private final int firstChannel;
    /** Channel × height × width of the kernel. */
    private final float[][][] weights;
    /** The contribution of each channel: the convolution of that channel alone. */
    private final float[][][] sums;

    private final Optional<Float> bias;
    private final double side;

    private ConvolutionScene(
            String heading,
            Conv2d conv,
            int outChannel,
            int firstChannel,
            float[][][] inputs,
            float[][][] weights,
            float[][] output,
            float[][][] sums,
            Optional<Float> bias) {
        super(heading, conv.window(), Matrices.size(say("The input"), inputs[0]), inputs, new float[][][] {output});
        this.conv = conv;
        this.outChannel = outChannel;
        this.firstChannel = firstChannel;
        this.weights = weights;
        this.sums = sums;
        this.bias = bias;
        Size kernel = conv.window().kernel();
        this.side = Math.max(kernel.height(), kernel.width()) <= 5 ? 34 : 26;
    }

    static ConvolutionScene of(Conv2d conv, INDArray image, int outChannel) {
        INDArray all = conv.forward(image);
        int perGroup = conv.inChannels() / conv.groups();
        int group = outChannel / (conv.outChannels() / conv.groups());
        int first = group * perGroup;
        INDArray seen = image.get(
                        NDArrayIndex.all(),
                        NDArrayIndex.interval(first, first + perGroup),
                        NDArrayIndex.all(),
                        NDArrayIndex.all())
                .dup('c');
        INDArray weight = conv.weight().value().slice(outChannel).dup('c');
        Size kernel = conv.window().kernel();
        INDArray each = weight.reshape('c', perGroup, 1, kernel.height(), kernel.width());
        INDArray sums = new Conv2d(perGroup, perGroup, conv.window())
                .paddingMode(conv.paddingMode())
                .groups(perGroup)
                .withoutBias()
                .with(each)
                .forward(seen);
        Optional<Float> bias = conv.parameters().stream()
                .filter(parameter -> parameter.name().equals("bias"))
                .map(Parameter::value)
                .map(values -> values.getFloat(outChannel))
                .findFirst();
        return new ConvolutionScene(
                conv.outChannels() == 1 ? conv.toString() : say("%s, output channel %d", conv, outChannel),
                conv,
                outChannel,
                first,
                planes(seen),
                planes(weight),
                planes(all)[outChannel],
                planes(sums),
                bias);
    }

    private static float[][][] planes(INDArray array) {
        return Matrices.planes(say("An input is"), array, Integer.MAX_VALUE);
    }

    @Override
    String inputName(int channel) {
        return conv.inChannels() == 1 ? say("input") : say("channel %d", firstChannel + channel);
    }

    @Override
    String outputName(int plane) {
        return conv.outChannels() == 1 ? say("output") : say("output channel %d", outChannel);
    }

    /** Padding is a number like any other. */
    @Override
    String inputText(int channel, int row, int column) {
        return cells.isOverhang(row, column) ? "" : Numbers.inCell(valueAt(channel, row, column));
    }

    private float valueAt(int channel, int row, int column) {
        PaddingMode mode = conv.paddingMode();
        int fromRow =
                mode.source(row - conv.window().padding().top(), cells.input().height());
        int fromColumn = mode.source(
                column - conv.window().padding().left(), cells.input().width());
        return fromRow == PaddingMode.ZERO || fromColumn == PaddingMode.ZERO ? 0 : inputs[channel][fromRow][fromColumn];
    }

    private String productText(int channel, int step, int row, int column) {
        return Numbers.inCell(
                valueAt(channel, rowUnder(step, row), columnUnder(step, column)) * weights[channel][row][column]);
    }

    @Override
    Size panels() {
        Size kernel = conv.window().kernel();
        double row = CAPTION + kernel.height() * side + BETWEEN_ROWS;
        double total = isOneSum() ? 0 : 24;
        return new Size((int) Math.ceil(weights.length * row + total), (int) Math.ceil(Math.max(
                3 * kernel.width() * side + 2 * SIGN + Label.widthOf("sum = −1e−03", 14) + 12,
                Label.widthOf(longest(), 14))));
    }

    private String longest() {
        return IntStream.range(0, steps())
                .mapToObj(this::caption)
                .max(java.util.Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    private boolean isOneSum() {
        return weights.length == 1 && bias.isEmpty();
    }

    /** {@code output[1][0] = 3 + 5 − 2 + bias 0.1 = 6.1}. */
    @Override
    String caption(int step) {
        Size at = positionAt(step);
        StringBuilder text = new StringBuilder("output[%d][%d] = ".formatted(at.height(), at.width()));
        if (!isOneSum()) {
            for (int channel = 0; channel < sums.length; channel++) {
                text.append(term(sums[channel][at.height()][at.width()], channel == 0));
            }
            bias.ifPresent(value -> text.append(say(" + bias %s", Numbers.inCell(value))));
            text.append(" = ");
        }
        return text.append(outputText(0, at.height(), at.width())).toString();
    }

    private static String term(float value, boolean isFirst) {
        String number = Numbers.inCell(value);
        return isFirst ? number : number.startsWith("−") ? " − " + number.substring(1) : " + " + number;
    }

    @Override
    void drawPanels(Film film, double top) {
        Size kernel = conv.window().kernel();
        double rowTop = top;
        for (int channel = 0; channel < weights.length; channel++) {
            drawChannel(film, channel, kernel, rowTop + CAPTION);
            rowTop += CAPTION + kernel.height() * side + BETWEEN_ROWS;
        }
        if (!isOneSum()) {
            film.add(Slot.text(
                    Label.at(MARGIN, rowTop + 10, Anchor.START, "").size(14).strong(), this::caption));
        }
    }

    private void drawChannel(Film film, int channel, Size kernel, double top) {
        double middle = top + kernel.height() * side / 2 + 5;
        Board shown = new Board(MARGIN, top, side, kernel);
        caption(
                film,
                shown,
                weights.length == 1 || conv.inChannels() == 1
                        ? say("in the window")
                        : say("in the window, %s", inputName(channel)));
        film.add(shown.boxes("shown", PaddedInput.READ_NOW.edged(Palette.GREY, 1)));
        shown.drawMovingTexts(film::add, steps(), (step, row, column) -> windowText(channel, step, row, column));
        film.add(Label.at(shown.right() + SIGN / 2, middle, Anchor.MIDDLE, "×").size(18));

        Board weight = new Board(shown.right() + SIGN, top, side, kernel);
        caption(film, weight, say("kernel"));
        film.add(weight.boxes("kernel", Ink.fill(Palette.CARD).edged(Palette.GREY, 1)));
        weight.drawTexts(film::add, (row, column) -> Numbers.inCell(weights[channel][row][column]));
        film.add(Label.at(weight.right() + SIGN / 2, middle, Anchor.MIDDLE, "=").size(18));

        Board product = new Board(weight.right() + SIGN, top, side, kernel);
        caption(film, product, say("products"));
        film.add(product.boxes("products", Ink.fill(Palette.PALE_GREEN).edged(Palette.GREY, 1)));
        product.drawMovingTexts(film::add, steps(), (step, row, column) -> productText(channel, step, row, column));
        film.add(Slot.text(
                Label.at(product.right() + 12, middle, Anchor.START, "")
                        .size(14)
                        .strong(),
                step -> say(
                        "sum = %s",
                        Numbers.inCell(sums[channel][positionAt(step).height()][
                                positionAt(step).width()]))));
    }

    private void caption(Film film, Board board, String text) {
        String fitting = Arrays.stream(new String[] {text, text.replaceFirst("^in the ", "")})
                .filter(each -> Label.widthOf(each, 11) <= board.size().width() * side + SIGN)
                .findFirst()
                .orElse(text);
        film.add(Label.at(board.left(), board.top() - 7, Anchor.START, fitting)
                .size(11)
                .colour(Palette.QUIET_TEXT));
    }
}
