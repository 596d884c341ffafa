package org.example;

import static dev.stridebook.notebook.Show.show;
import static dev.stridebook.picture.Animation.animate;
import static dev.stridebook.picture.Explorer.explorer;
import static dev.stridebook.shape.Window.kernel;

import dev.stridebook.data.Augmentation;
import dev.stridebook.data.ImageDataset;
import dev.stridebook.data.Mnist;
import dev.stridebook.data.Sound;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.Flatten;
import dev.stridebook.nn.Linear;
import dev.stridebook.nn.LogSoftmax;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.NllLoss;
import dev.stridebook.nn.ReLU;
import dev.stridebook.nn.Sequential;
import dev.stridebook.nn.Sgd;
import dev.stridebook.nn.Weights;
import dev.stridebook.notebook.Renderings;
import dev.stridebook.picture.Activations;
import dev.stridebook.picture.Charts;
import dev.stridebook.picture.ConfusionMatrix;
import dev.stridebook.picture.ImageSheet;
import dev.stridebook.picture.Mistakes;
import dev.stridebook.picture.PixelUse;
import dev.stridebook.picture.ReceptiveFieldPicture;
import dev.stridebook.picture.ShapeWalk;
import dev.stridebook.picture.SoundPlayer;
import dev.stridebook.picture.TrainingProgress;
import dev.stridebook.picture.WindowPicture;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Window;
import dev.stridebook.train.Evaluation;
import dev.stridebook.train.History;
import dev.stridebook.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Does what a program without a notebook does with the library: computes, trains, draws, saves. */
public final class Consumer {
    private static final Shape DIGIT = Shape.of(1, 28, 28);

    private final Path folder;

    private Consumer(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        new Consumer(Files.createDirectories(Path.of(arguments[0]))).run();
    }

    private void run() throws IOException {
        Window window = kernel(3, 5).padding(0, 1).stride(3, 4);
        System.out.println("Window: " + window.outputSize(8, 8));
        show(window.explain(8, 8));

        Sequential net = net(1);
        ImageDataset digits = Mnist.shippedTrain().take(64, 1);
        History history = train(net, digits);
        show(history.table());
        show(net.summary(DIGIT));

        String loss = "Loss: %.6f".formatted(lossOf(net, digits));
        System.out.println(loss);
        for (String file : List.of("net.safetensors", "net.npz")) {
            Weights.of(net).save(folder.resolve(file));
            Sequential read = net(2);
            Weights.read(folder.resolve(file)).into(read);
            require(loss.equals("Loss: %.6f".formatted(lossOf(read, digits))), file + " has other weights");
        }
        draw(net, digits, history);
        System.out.println("Done");
    }

    private static Sequential net(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Sequential(
                new Conv2d(1, 4, kernel(5), random),
                new ReLU(),
                new MaxPool2d(kernel(2).stride(2)),
                new Flatten(),
                new Linear(4 * 12 * 12, 10, random),
                new LogSoftmax());
    }

    private static History train(Sequential net, ImageDataset digits) {
        return new Trainer(net, new NllLoss(), new Sgd(net.parameters(), 0.05).momentum(0.9))
                .batchSize(32)
                .seed(1)
                .augmentation(Augmentation.rotate(10).then(Augmentation.shift(2)))
                .progress(TrainingProgress.here())
                .train(digits, digits, 1);
    }

    private static double lossOf(Sequential net, ImageDataset digits) {
        return Evaluation.of(net, new NllLoss(), digits).loss();
    }

    /** Every kind of picture, in each of its forms. */
    private void draw(Sequential net, ImageDataset digits, History history) throws IOException {
        INDArray digit = digits.images(0);
        Evaluation evaluation = Evaluation.of(net, new NllLoss(), digits);
        Sound tone = Sound.tone(440, 0.05, 8_000);
        Map<String, Object> pictures = Map.ofEntries(
                Map.entry("animation", animate(kernel(3).stride(2), 7, 7)),
                Map.entry("layer", animate((Conv2d) net.layers().get(0), digit).step(3)),
                Map.entry("explorer", explorer()),
                Map.entry("window", WindowPicture.of(kernel(3), 8, 8).at(1, 1)),
                Map.entry("pixels", PixelUse.of(kernel(3), 8, 8)),
                Map.entry("walk", ShapeWalk.of(net, DIGIT)),
                Map.entry("field", ReceptiveFieldPicture.of(net, DIGIT, 2).on(digit)),
                Map.entry("kernels", ImageSheet.kernels((Conv2d) net.layers().get(0))),
                Map.entry("maps", Activations.of(net, digit).maps(1)),
                Map.entry(
                        "confusion", ConfusionMatrix.of(evaluation.confusion()).names(digits.classNames())),
                Map.entry("mistakes", Mistakes.of(digits, evaluation).first(4)),
                Map.entry("loss", Charts.loss(history.epochs(), history.batchLosses())),
                Map.entry("macs", Charts.macs(Map.of("ours", net), DIGIT)),
                Map.entry("spectrum", Charts.spectrum("A tone", tone)),
                Map.entry("sound", SoundPlayer.of("A tone", tone)),
                Map.entry("array", Nd4j.eye(3)));
        pictures.forEach((name, picture) -> {
            Map<String, String> forms = Renderings.of(picture).data();
            require(!forms.get("text/plain").contains("cannot be shown"), name + ": " + forms.get("text/plain"));
            require(forms.size() > 1, name + " has a text alone");
        });
        animate(kernel(3).stride(2), 7, 7).save(folder.resolve("animation.gif"));
        PixelUse.of(kernel(3), 8, 8).save(folder.resolve("pixels.svg"));
        PixelUse.of(kernel(3), 8, 8).save(folder.resolve("pixels.png"));
        System.out.println("Pictures: " + pictures.size());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
