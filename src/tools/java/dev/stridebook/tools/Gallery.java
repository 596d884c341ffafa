package dev.stridebook.tools;

import dev.stridebook.cli.WorkFailedException;
import dev.stridebook.file.AtomicFiles;
import dev.stridebook.kernel.JavaEvaluator;
import dev.stridebook.notebook.CellEvaluator;
import dev.stridebook.notebook.CellResult;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.SilentIo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes a page that shows each picture with the line of code that creates it. The lines are run as notebook cells, so they work
 * as shown.
 */
final class Gallery {
    static final String PAGE = "gallery.md";
    static final String FOLDER = "gallery";

    /**
     * @param file name in the gallery's folder; a {@code .gif} is an animation
     * @param title the section's title
     * @param sentence what the picture shows
     * @param line a Java expression whose value is the picture
     */
    record Exhibit(String file, String title, String sentence, String line) {}

    /** Declarations that the lines use. */
    static final String SETUP = """
            float[][] pixels = {
                {1, 2, 3, 4, 0},
                {0, 1, 2, 3, 1},
                {3, 1, 0, 2, 2},
                {2, 0, 1, 1, 3},
                {1, 1, 0, 2, 0}
            };
            float[][] edges = {
                {1, 0, -1},
                {2, 0, -2},
                {1, 0, -1}
            };
            INDArray weight = Nd4j.create(edges).reshape(1, 1, 3, 3);
            var train = Mnist.shippedTrain();
            var test = Mnist.shippedTest();
            INDArray digit = test.images(0);
            Sequential net = Networks.mnistNet(1);
            var sgd = new Sgd(net.parameters(), 0.05).momentum(0.9);
            var history = new Trainer(net, new NllLoss(), sgd).batchSize(32).seed(1).train(train, test, 4);
            var result = Evaluation.of(net, new NllLoss(), test);
            var inside = Activations.of(net, digit);
            Map<String, Sequential> classics = new LinkedHashMap<>();
            classics.put("AlexNet", Networks.alexNet(1));
            classics.put("VGG16", Networks.vgg16(1));
            """;

    static final List<Exhibit> EXHIBITS = List.of(
            new Exhibit(
                    "convolution.gif",
                    "A convolution, step by step",
                    "The values under the window, times the kernel, give products, and their sum fills one cell of the output.",
                    "animate(kernel(3).padding(1).stride(2), pixels, edges)"),
            new Exhibit(
                    "never-read.gif",
                    "Where a window goes",
                    "A rectangular kernel with unequal strides never reads some pixels (hatched), and the floor drops the remainder.",
                    "animate(kernel(3, 5).padding(0, 1).stride(3, 4), 8, 8)"),
            new Exhibit(
                    "max-pooling.gif",
                    "Max pooling that rounds up",
                    "The frame marks the winner. The last windows hang over the edge, where nothing can win.",
                    "animate(new MaxPool2d(kernel(2).stride(2).ceil()), pixels)"),
            new Exhibit(
                    "transposed.gif",
                    "A transposed convolution",
                    "Each input cell, times the kernel, is added to the output. What lies in the padding is cut off.",
                    "animate(new ConvTranspose2d(1, 1, kernel(3).stride(2).padding(1)).withoutBias().with(weight),\n"
                            + "        new float[][] {{1, 2, 0}, {3, 4, 1}})"),
            new Exhibit(
                    "average-pooling.svg",
                    "One step of average pooling",
                    "The divisor is the one that the layer uses: here it counts the padding's zeros.",
                    "animate(new AvgPool2d(kernel(3).padding(1).stride(2)), pixels).step(3)"),
            new Exhibit(
                    "channels.svg",
                    "One step over three channels",
                    "Each channel has its own kernel; the channels' sums and the bias are added up.",
                    "animate(new Conv2d(3, 2, kernel(3).padding(1), new SplittableRandom(1)),\n"
                            + "        Nd4j.arange(75).castTo(DataType.FLOAT).reshape(3, 5, 5).fmod(7)).outChannel(1).step(8)"),
            new Exhibit(
                    "unequal-padding.svg",
                    "Unequal padding and dilation",
                    "Gaps in the kernel and a stride of 2 leave columns that are never read.",
                    "animate(kernel(2, 3).padding(new Padding(0, 1, 2, 0)).stride(2).dilation(1, 2), pixels).step(4)"),
            new Exhibit(
                    "digit.svg",
                    "Edges of a digit",
                    "On 28×28 pixels, values are shades; the numbers under the window are shown below.",
                    "animate(Conv2d.of(weight, kernel(3).padding(1)), digit).step(412)"),
            new Exhibit(
                    "strip.svg",
                    "All steps on one page",
                    "For print: each position of the window, with the output cell that it fills.",
                    "animate(kernel(3).padding(1).stride(2), pixels, edges).strip()"),
            new Exhibit(
                    "window.svg",
                    "A window with its formula",
                    "The position, the padding, the stride and the formula with its numbers.",
                    "WindowPicture.of(kernel(3).padding(1).stride(2), pixels).weights(edges).at(1, 1)"),
            new Exhibit(
                    "pixel-use.svg",
                    "How often each pixel is read",
                    "Without padding the corners are read once and the middle nine times.",
                    "PixelUse.of(kernel(3), 8, 8)"),
            new Exhibit(
                    "pixel-use-stride.svg",
                    "The same, with strides",
                    "Hatched pixels are never read: the network cannot know what is there.",
                    "PixelUse.of(kernel(3, 5).padding(0, 1).stride(3, 4), 8, 8)"),
            new Exhibit(
                    "shape-walk.svg",
                    "The path of an image through a network",
                    "Boxes are to scale: maps get smaller and more numerous, until they become features.",
                    "ShapeWalk.of(net, Shape.of(1, 28, 28))"),
            new Exhibit(
                    "receptive-field.svg",
                    "A receptive field",
                    "What one cell after the second pooling sees of the digit.",
                    "ReceptiveFieldPicture.of(net, Shape.of(1, 28, 28), 5).at(1, 2).on(digit)"),
            new Exhibit(
                    "receptive-field-vgg.svg",
                    "A receptive field at the edge",
                    "After ten convolutions of VGG16 it reaches beyond the edge, into the padding.",
                    "ReceptiveFieldPicture.of((Sequential) Networks.vgg16(1).layers().get(0), Shape.of(3, 224, 224), 23).at(3, 1)"),
            new Exhibit(
                    "kernels.svg",
                    "Learned kernels",
                    "The ten kernels of the first layer after training: blue is negative, orange positive.",
                    "ImageSheet.kernels((Conv2d) net.layers().get(0))"),
            new Exhibit(
                    "feature-maps.svg",
                    "Feature maps",
                    "What these kernels find in a digit, after ReLU.",
                    "inside.maps(1)"),
            new Exhibit(
                    "activations.png",
                    "Activations",
                    "After ReLU most values are 0; the bars show the others.",
                    "inside.histogram(1)"),
            new Exhibit(
                    "loss.png",
                    "Loss of a training run",
                    "During training, `TrainingProgress.here()` shows such a curve as it grows.",
                    "Charts.loss(history.epochs(), history.batchLosses())"),
            new Exhibit(
                    "confusion.svg",
                    "A confusion matrix",
                    "Which digits are mistaken for which; a notebook shows it as a table.",
                    "ConfusionMatrix.of(result.confusion()).names(test.classNames())"),
            new Exhibit(
                    "mistakes.svg",
                    "The worst mistakes",
                    "Truth, guess, and how sure the network was of its guess.",
                    "Mistakes.of(test, result).first(12)"),
            new Exhibit(
                    "parameters.png",
                    "AlexNet and VGG16: parameters",
                    "VGG16 has a little more than twice as many.",
                    "Charts.parameters(classics, Shape.of(3, 224, 224))"),
            new Exhibit(
                    "macs.png",
                    "AlexNet and VGG16: work",
                    "For twice the parameters, VGG16 takes twenty times the work.",
                    "Charts.macs(classics, Shape.of(3, 224, 224))"));

    private static final String INTRODUCTION = """
            # Gallery

            Each picture with the line of code that creates it. In a notebook cell, the animations have a slider and buttons to play, pause
            and step. `save(Path)` writes an animation as `.gif`, `.svg` or `.png`. The layers themselves compute all numbers. The network was
            trained on the 2,000 digits that come with Stridebook, so its results are not comparable with published ones.

            This page is written by `./stridebook author gallery`. The lines use:

            ```java
            %s```
            """;

    private final Path docs;
    private final PrintWriter out;

    private Gallery(Path docs, PrintWriter out) {
        this.docs = docs;
        this.out = out;
    }

    /**
     * Writes the page and its pictures; deletes old pictures.
     *
     * @param docs folder for both
     * @throws IOException if a file cannot be written
     * @throws WorkFailedException if a line fails
     */
    static void write(Path docs, PrintWriter out) throws IOException {
        new Gallery(docs, out).write();
    }

    private void write() throws IOException {
        Path folder = docs.resolve(FOLDER);
        Files.createDirectories(folder);
        try (Stream<Path> before = Files.list(folder)) {
            for (Path file : before.toList()) {
                Files.delete(file);
            }
        }
        StringBuilder page = new StringBuilder(INTRODUCTION.formatted(SETUP));
        try (CellEvaluator evaluator = JavaEvaluator.start()) {
            run(evaluator, SETUP + "null");
            for (Exhibit exhibit : EXHIBITS) {
                page.append(section(exhibit, hang(evaluator, exhibit, folder.resolve(exhibit.file()))));
                out.printf("%s (%,d bytes)%n", exhibit.file(), Files.size(folder.resolve(exhibit.file())));
                out.flush();
            }
        }
        AtomicFiles.write(docs.resolve(PAGE), page.toString());
    }

    static String section(Exhibit exhibit, String alternativeText) {
        return """

                ## %s

                %s

                ```java
                %s
                ```

                ![%s](%s/%s)
                """.formatted(
                        exhibit.title(),
                        exhibit.sentence(),
                        exhibit.line(),
                        alternativeText.replaceAll("[\\[\\]]", "\\\\$0"),
                        FOLDER,
                        exhibit.file());
    }

    /**
     * Writes a picture's file.
     *
     * @return its alternative text
     */
    private static String hang(CellEvaluator evaluator, Exhibit exhibit, Path file) throws IOException {
        if (exhibit.file().endsWith(".gif")) {
            run(
                    evaluator,
                    "(%s).save(Path.of(\"%s\"));"
                            .formatted(
                                    exhibit.line(),
                                    file.toAbsolutePath().toString().replace('\\', '/')));
        }
        Map<String, String> forms = run(evaluator, exhibit.line()).data();
        if (exhibit.file().endsWith(".svg")) {
            Files.writeString(file, forms.get(MimeBundle.SVG), StandardCharsets.UTF_8);
        } else if (exhibit.file().endsWith(".png")) {
            Files.write(file, Base64.getDecoder().decode(forms.get(MimeBundle.PNG)));
        }
        return forms.get(MimeBundle.TEXT).lines().findFirst().orElseThrow();
    }

    private static MimeBundle run(CellEvaluator evaluator, String source) {
        CellResult result = evaluator.evaluate(source, 1, new SilentIo());
        if (result instanceof CellResult.Failure failure) {
            throw new WorkFailedException(
                    source + "\n" + String.join("\n", failure.error().traceback()));
        }
        return result instanceof CellResult.Value value ? value.bundle() : MimeBundle.text("");
    }
}
