package dev.stridebook.picture;

import static dev.stridebook.picture.Animation.animate;
import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.nn.AvgPool2d;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.ConvTranspose2d;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.MinPool2d;
import dev.stridebook.nn.ReLU;
import dev.stridebook.nn.Some;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class AnimationTest {
    private static final float[][] PIXELS = {
        {1, 2, 3, 4, 0}, {0, 1, 2, 3, 1}, {3, 1, 0, 2, 2}, {2, 0, 1, 1, 3}, {1, 1, 0, 2, 0}
    };
    private static final float[][] EDGES = {{1, 0, -1}, {2, 0, -2}, {1, 0, -1}};

    /** A random window and a random input that it fits on. */
    record Case(Window window, Size input, long seed) {
        static Stream<Case> some() {
            SplittableRandom random = new SplittableRandom(6);
            return Stream.generate(() -> draw(random))
                    .filter(each ->
                            each.window.padding().top() <= each.window.kernel().height() / 2
                                    && each.window.padding().bottom()
                                            <= each.window.kernel().height() / 2
                                    && each.window.padding().left()
                                            <= each.window.kernel().width() / 2
                                    && each.window.padding().right()
                                            <= each.window.kernel().width() / 2
                                    && each.window.extent().height()
                                            <= each.input.height()
                                                    + each.window.padding().vertical()
                                    && each.window.extent().width()
                                            <= each.input.width()
                                                    + each.window.padding().horizontal())
                    .limit(15);
        }

        private static Case draw(SplittableRandom random) {
            return new Case(
                    kernel(random.nextInt(1, 4), random.nextInt(1, 4))
                            .stride(random.nextInt(1, 4), random.nextInt(1, 4))
                            .padding(new Padding(
                                    random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(3)))
                            .dilation(random.nextInt(1, 3), random.nextInt(1, 3)),
                    Size.of(random.nextInt(1, 8), random.nextInt(1, 8)),
                    random.nextLong());
        }

        /** Whole numbers, which are shown without rounding. */
        INDArray image(int channels) {
            return whole(new SplittableRandom(seed), 1, channels, input.height(), input.width());
        }

        INDArray weight(long... shape) {
            return whole(new SplittableRandom(seed + 1), shape);
        }

        private static INDArray whole(SplittableRandom random, long... shape) {
            int length = (int) Arrays.stream(shape).reduce(1, Math::multiplyExact);
            float[] values = new float[length];
            for (int i = 0; i < length; i++) {
                values[i] = random.nextInt(-9, 10);
            }
            return Nd4j.create(values, shape, 'c');
        }
    }

    private static List<Double> numbers(Svg svg) {
        return svg.texts().stream()
                .filter(text -> text.matches("−?[0-9.]+(e−?[0-9]+)?"))
                .map(text -> Double.valueOf(text.replace('−', '-')))
                .toList();
    }

    private static double last(String text) {
        return Double.parseDouble(text.replaceFirst(".*[ =]([−0-9.]+)$", "$1").replace('−', '-'));
    }

    private static String caption(Svg svg) {
        return svg.texts().get(svg.texts().size() - 1);
    }

    @ParameterizedTest
    @MethodSource("dev.stridebook.picture.AnimationTest$Case#some")
    void eachStepOfAConvolutionShowsTheLayersOwnNumbers(Case any) {
        Window window = any.window;
        int area = (int) window.kernel().area();
        Conv2d conv = Conv2d.of(
                any.weight(1, 1, window.kernel().height(), window.kernel().width()), window);
        INDArray output = conv.forward(any.image(1));
        Animation animation = animate(conv, any.image(1));

        assertThat(animation.steps()).isEqualTo((int) output.length());
        for (int step = 1; step <= animation.steps(); step++) {
            Svg svg = Svg.of(animation.step(step));
            double expected = output.getFloat(step - 1);
            assertThat(last(caption(svg))).isEqualTo(expected);
            assertThat(svg.texts()).contains("sum = " + Numbers.inCell(expected));
            assertThat(svg.count("output-filled")).isEqualTo(step);
            // After input and filled output come the numbers in the window, the kernel's numbers and the products.
            List<Double> numbers = numbers(svg);
            List<Double> panel = numbers.subList(numbers.size() - 3 * area, numbers.size());
            double sum = 0;
            for (int cell = 0; cell < area; cell++) {
                double product = panel.get(2 * area + cell);
                assertThat(product).isEqualTo(panel.get(cell) * panel.get(area + cell));
                sum += product;
            }
            assertThat(sum).isCloseTo(expected, within(1e-4));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.stridebook.picture.AnimationTest$Case#some")
    void theSumsOfChannelsAndTheBiasAddUp(Case any) {
        Window window = any.window;
        Conv2d conv = new Conv2d(4, 2, window)
                .groups(2)
                .with(
                        any.weight(
                                2, 2, window.kernel().height(), window.kernel().width()),
                        Nd4j.createFromArray(3f, -2f));
        INDArray output = conv.forward(any.image(4));
        Animation animation = animate(conv, any.image(4)).outChannel(1);
        for (int step = 1; step <= animation.steps(); step++) {
            String caption = caption(Svg.of(animation.step(step)));
            assertThat(caption).contains(" + bias −2 = ");
            String[] sides = caption.replaceFirst("^[^=]*= ", "").split(" = ");
            double sum = Arrays.stream(sides[0].replace("bias ", "")
                            .replace(" + ", " ")
                            .replace(" − ", " -")
                            .replace('−', '-')
                            .split(" "))
                    .mapToDouble(Double::parseDouble)
                    .sum();
            double expected = output.getFloat(output.length() / 2 + step - 1);
            assertThat(sum).isEqualTo(expected);
            assertThat(last(caption)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.stridebook.picture.AnimationTest$Case#some")
    void poolingMarksTheWinner(Case any) {
        INDArray image = any.image(1);
        for (Layer pool : List.of(new MaxPool2d(any.window.ceil()), new MinPool2d(any.window))) {
            INDArray output = pool.forward(image);
            Animation animation = animate(pool, image);
            assertThat(animation.steps()).isEqualTo((int) output.length());
            for (int step = 1; step <= animation.steps(); step++) {
                Svg svg = Svg.of(animation.step(step));
                float expected = output.getFloat(step - 1);
                if (Float.isInfinite(expected)) {
                    assertThat(svg.paths("winner")).isEmpty();
                    continue;
                }
                String text = caption(svg);
                int[] at = Arrays.stream(text.replaceFirst(".*input\\[(\\d+)]\\[(\\d+)]", "$1 $2")
                                .split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray();
                assertThat(image.getFloat(0, 0, at[0], at[1])).isEqualTo(expected);
                assertThat(svg.count("winner")).isEqualTo(1);
                assertThat(svg.count("winner-shown")).isEqualTo(1);
                assertThat(last(text.replaceFirst(", from.*", ""))).isEqualTo(expected);
            }
        }
    }

    @Test
    void averagePoolingSaysWhatItDividesBy() {
        float[][] ones = {{1, 1, 1, 1}, {1, 1, 1, 1}, {1, 1, 1, 1}, {1, 1, 1, 1}};
        AvgPool2d pool = new AvgPool2d(kernel(3).stride(2).padding(1).ceil());

        Animation counted = animate(pool, ones);
        assertThat(Svg.of(counted.step(1)).texts()).contains("mean = 4 / 9 = 0.44");
        // What hangs over the padding is not counted.
        assertThat(Svg.of(counted.step(3)).texts()).contains("mean = 2 / 6 = 0.33");
        assertThat(Svg.of(animate(pool.countIncludePad(false), ones).step(1)).texts())
                .contains("mean = 4 / 4 = 1");
    }

    @ParameterizedTest
    @MethodSource("dev.stridebook.picture.AnimationTest$Case#some")
    void theLastStepOfATransposedConvolutionIsTheLayersOutput(Case any) {
        Window window = any.window;
        ConvTranspose2d layer = new ConvTranspose2d(2, 1, window)
                .with(any.weight(2, 1, window.kernel().height(), window.kernel().width()), Nd4j.createFromArray(5f));
        INDArray output;
        try {
            output = layer.forward(any.image(2));
        } catch (ShapeException allCutOff) {
            assertThatThrownBy(() -> animate(layer, any.image(2))).isInstanceOf(ShapeException.class);
            return;
        }
        Animation animation = animate(layer, any.image(2));
        assertThat(animation.steps()).isEqualTo((int) any.input.area());
        List<Double> drawn = numbers(Svg.of(animation.step(animation.steps())));
        List<Double> expected = IntStream.range(0, (int) output.length())
                .mapToObj(i -> (double) output.getFloat(i))
                .toList();
        assertThat(drawn.subList(drawn.size() - expected.size(), drawn.size())).isEqualTo(expected);
    }

    @Test
    void marksWhatIsNeverReadAndWhatTheFloorDrops() {
        Svg svg = Svg.of(animate(kernel(3, 5).padding(0, 1).stride(3, 4), 8, 8).step(2));

        assertThat(svg.count("never-read")).isEqualTo(16);
        assertThat(svg.count("padding")).isEqualTo(16);
        assertThat(svg.count("window")).isEqualTo(15);
        assertThat(svg.texts()).contains("⌊ ⌋ drops 2 rows", "⌊ ⌋ drops 1 column", "never read");
        assertThat(svg.description()).contains("16 of the 64 cells of the input are never read");
    }

    @Test
    void marksTheOverhang() {
        Svg svg = Svg.of(
                animate(new MaxPool2d(kernel(2).stride(2).ceil()), PIXELS).step(9));

        assertThat(svg.count("overhang")).isEqualTo(11);
        assertThat(svg.count("never-read")).isZero();
    }

    @Test
    void marksWhatATransposedConvolutionCutsOffAndLeavesOut() {
        ConvTranspose2d layer = new ConvTranspose2d(1, 1, kernel(2).stride(3).padding(1)).outputPadding(2);
        Svg svg = Svg.of(animate(layer, new float[][] {{1, 2}, {3, 4}}).step(1));

        // Canvas 7×7, output 5×5; written are 3 of its rows and columns.
        assertThat(svg.count("cut-off")).isEqualTo(24);
        assertThat(svg.count("output")).isEqualTo(9);
        assertThat(svg.count("never-written")).isEqualTo(16);
        assertThat(svg.texts()).contains("cut off by the padding", "nothing is added here");
    }

    @Test
    void aLargeInputIsShaded() {
        Animation animation = animate(kernel(3).padding(1), Some.random(28, 28));

        Svg svg = Svg.of(animation.step(100));
        assertThat(animation.steps()).isEqualTo(784);
        assertThat(svg.count("shade")).isEqualTo(784);
        assertThat(svg.count("output-filled")).isEqualTo(100);
    }

    @Test
    void thePageNeedsNothingElseAndIsTheSameEachTime() throws Exception {
        String html = html(animate(kernel(3).padding(1).stride(2), PIXELS, EDGES));

        assertThat(html).isEqualTo(html(animate(kernel(3).padding(1).stride(2), PIXELS, EDGES)));
        assertThat(html).doesNotContain("=\"http", "href", "@import", "url(", "fetch(", "import(");
        Element box = (Element) DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.substring(0, html.indexOf("<script>")))))
                .getDocumentElement();
        Element img = (Element) box.getElementsByTagName("img").item(0);
        assertThat(box.getAttribute("role")).isEqualTo("group");
        assertThat(box.getAttribute("aria-label")).startsWith("Conv2d(1, 1, kernel 3×3");
        assertThat(img.getAttribute("alt")).contains("step by step", "height: ⌊(5 + 2·1 − 3) / 2⌋ + 1");
        assertThat(img.getAttribute("src")).startsWith("data:image/png;base64,");
        Element source = (Element) box.getElementsByTagName("source").item(0);
        assertThat(source.getAttribute("srcset")).startsWith("data:image/svg+xml;base64,");
    }

    @Test
    void whatThePagePlaysIsWhatTheStillsShow() throws Exception {
        Animation animation = animate(kernel(3).padding(1).stride(2), PIXELS, EDGES);
        String html = html(animation);
        JsonNode film = new ObjectMapper()
                .readTree(html.substring(html.lastIndexOf("\", {") + 3, html.lastIndexOf(");\n</script>")));
        byte[] svg = Base64.getDecoder()
                .decode(html.replaceFirst("(?s).*?base64,([^\"]*)\".*", "$1").getBytes());
        NodeList slots = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(svg))
                .getElementsByTagName("g");
        List<String> now = new ArrayList<>();

        assertThat(film.get("captions")).hasSize(9);
        assertThat(film.get("changes")).hasSize(9);
        for (int step = 0; step < 9; step++) {
            JsonNode change = film.get("changes").get(step);
            for (int i = 0; i < change.size(); i += 2) {
                String state = film.get("states").get(change.get(i + 1).asInt()).asText();
                int slot = change.get(i).asInt();
                if (slot == now.size()) {
                    now.add(state);
                } else {
                    now.set(slot, state);
                }
            }
            assertThat(now).hasSize(slots.getLength());
            List<String> texts = IntStream.range(0, now.size())
                    .filter(i -> slots.item(i).getTextContent().isBlank()
                            ? ((Element) slots.item(i))
                                            .getElementsByTagName("text")
                                            .getLength()
                                    > 0
                            : true)
                    .mapToObj(now::get)
                    .filter(text -> !text.isEmpty())
                    .toList();
            assertThat(Svg.of(animation.step(step + 1)).texts()).containsSubsequence(texts);
        }
    }

    @Test
    void aStepChangesFewElements() throws Exception {
        String html = html(animate(kernel(3).padding(1), Some.random(28, 28)));
        JsonNode film = new ObjectMapper()
                .readTree(html.substring(html.lastIndexOf("\", {") + 3, html.lastIndexOf(");\n</script>")));

        for (int step = 1; step < 784; step++) {
            // Window, outline, two cells of the output, 9 numbers shown, 9 products, their sum.
            assertThat(film.get("changes").get(step).size() / 2).isLessThanOrEqualTo(25);
        }
        assertThat(html.length()).isLessThan(450_000);
    }

    @Test
    void savesByTheEnding(@TempDir Path folder) throws Exception {
        Animation animation = animate(kernel(3).padding(1).stride(2), PIXELS, EDGES);
        Path gif = folder.resolve("new/steps.gif");
        animation.save(gif);
        animation.save(gif);
        animation.save(folder.resolve("first.PNG"));
        animation.step(4).save(folder.resolve("fourth.svg"));

        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(9);
            assertThat(reader.read(0).getWidth())
                    .isEqualTo(
                            ImageIO.read(folder.resolve("first.PNG").toFile()).getWidth());
            reader.dispose();
        }
        assertThat(Files.readString(folder.resolve("fourth.svg")))
                .startsWith("<svg")
                .contains("Step 4 of 9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"steps.mp4", "steps", "steps.gif.txt"})
    void refusesOtherEndings(String name, @TempDir Path folder) {
        assertThatThrownBy(() -> animate(kernel(3), 8, 8).save(folder.resolve(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(".gif, .svg or .png")
                .hasMessageContaining(name);
    }

    @Test
    void aStripHoldsAllSteps() {
        Svg svg = Svg.of(animate(kernel(3).padding(1).stride(2), PIXELS, EDGES).strip());

        assertThat(svg.count("window-edge")).isEqualTo(9);
        assertThat(svg.texts()).contains("output[0][0] = −5", "output[2][2] = 5");
    }

    @Test
    void refusesWhatCannotBeSeen() {
        assertThatThrownBy(() -> animate(kernel(3), 33, 8))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("at most 32×32, but this is 33×8");
        assertThatThrownBy(() -> animate(kernel(9).padding(8), 30, 8))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("40×40 cells with padding");
        assertThatThrownBy(() -> animate(kernel(2), Nd4j.ones(DataType.FLOAT, 5, 4, 4)))
                .hasMessageContaining("at most 4 channels, but the window reads 5");
        assertThatThrownBy(() -> animate(kernel(12), Nd4j.ones(DataType.FLOAT, 14, 14)))
                .hasMessageContaining("at most 11×11, but it is 12×12");
        assertThatThrownBy(() -> animate(kernel(7).padding(3), Nd4j.ones(DataType.FLOAT, 28, 28)))
                .hasMessageContaining("38,416 products");
        assertThatThrownBy(() -> animate(kernel(2), Nd4j.ones(DataType.FLOAT, 2, 1, 4, 4)))
                .hasMessageContaining("one image");
        assertThatThrownBy(() -> animate(kernel(2), new float[][] {{1, Float.NaN}, {2, 3}}))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> animate(new ReLU(), PIXELS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MaxPool2d");
        assertThatThrownBy(() -> animate(kernel(3), PIXELS).step(10))
                .hasMessageContaining("no step 10: they are numbered from 1 to 9");
        assertThatThrownBy(() -> animate(new MaxPool2d(2), PIXELS).outChannel(0))
                .hasMessageContaining("Only a convolution");
        assertThatThrownBy(() -> animate(kernel(3), PIXELS).outChannel(1)).hasMessageContaining("from 0 to 0");
    }

    private static String html(Animation animation) {
        return animation.toMimeBundle().data().get(MimeBundle.HTML);
    }
}
