package dev.stridebook.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stridebook.data.Augmentation;
import dev.stridebook.data.ImageDataset;
import dev.stridebook.data.Mnist;
import dev.stridebook.data.Transform;
import dev.stridebook.nn.AdamW;
import dev.stridebook.nn.AvgPool1d;
import dev.stridebook.nn.BatchNorm2d;
import dev.stridebook.nn.Conv1d;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.CrossEntropyLoss;
import dev.stridebook.nn.Flatten;
import dev.stridebook.nn.Gradients;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Linear;
import dev.stridebook.nn.LogSoftmax;
import dev.stridebook.nn.Loss;
import dev.stridebook.nn.MaxPool1d;
import dev.stridebook.nn.Networks;
import dev.stridebook.nn.NllLoss;
import dev.stridebook.nn.Parameter;
import dev.stridebook.nn.ReLU;
import dev.stridebook.nn.Reduction;
import dev.stridebook.nn.Sequential;
import dev.stridebook.nn.Sgd;
import dev.stridebook.nn.View;
import dev.stridebook.nn.Weights;
import dev.stridebook.shape.Window;
import dev.stridebook.shape.Window1d;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@Tag("also-lanes")
class TrainerTest {
    private static final ImageDataset TRAIN = Mnist.shippedTrain();
    private static final ImageDataset TEST = Mnist.shippedTest();

    private static Trainer trainer(Sequential net) {
        return new Trainer(net, new NllLoss(), new Sgd(net.parameters(), 0.05).momentum(0.9));
    }

    @Test
    void learnsToReadTheShippedDigits() {
        Sequential net = Networks.mnistNet(1);
        History history = trainer(net).batchSize(32).seed(1).train(TRAIN, TEST, 3);
        assertThat(history.last().testAccuracy()).isGreaterThan(0.9);
        assertThat(history.epochs()).extracting(Epoch::number).containsExactly(1, 2, 3);
        assertThat(history.last().trainingLoss())
                .isLessThan(history.epochs().get(0).trainingLoss());
        assertThat(history.trainedOn()).isEqualTo("MNIST, shipped subset of 2,000 training images");
        assertThat(history.table().rowCount()).isEqualTo(3);
        assertThat(history.table().doubleColumn("test accuracy").get(2))
                .isEqualTo(history.last().testAccuracy());
        assertThat(history.toString()).startsWith("test accuracy: 9").contains("shipped subset of 500 test images");

        Evaluation evaluation = Evaluation.of(net, new NllLoss(), TEST);
        assertThat(evaluation.accuracy()).isEqualTo(history.last().testAccuracy());
        assertThat(evaluation.loss()).isEqualTo(history.last().testLoss());
    }

    @Test
    void isTheSameBitForBitWithTheSameSeeds() {
        ImageDataset few = TRAIN.take(300, 1);
        float[] weights = weightsAfterTraining(few, 5);
        assertThat(Arrays.equals(weightsAfterTraining(few, 5), weights)).isTrue();
        assertThat(Arrays.equals(weightsAfterTraining(few, 6), weights)).isFalse();
    }

    private static float[] weightsAfterTraining(ImageDataset few, long seed) {
        Sequential net = Networks.mnistNet(2);
        trainer(net).seed(seed).train(few, few, 2);
        List<INDArray> rows = net.parameters().stream()
                .map(parameter -> parameter.value().reshape(parameter.count()))
                .toList();
        return Nd4j.concat(0, rows.toArray(INDArray[]::new)).toFloatVector();
    }

    @Test
    void threadsShareABatchWithoutChangingWhatIsLearned() {
        ImageDataset few = TRAIN.take(150, 1);
        List<History> histories = new ArrayList<>();
        for (int threads = 1; threads <= 3; threads++) {
            Sequential net = Networks.mnistNet(2);
            histories.add(trainer(net).threads(threads).train(few, few, 1));
        }
        for (History history : histories) {
            assertThat(history.last().testLoss())
                    .isCloseTo(histories.get(0).last().testLoss(), within(1e-3));
        }
    }

    /** In as many parts as there are threads, and the gradients of all parts count. */
    @Test
    void aNetworkOnLinesIsSharedToo() {
        ImageDataset few = TRAIN.take(150, 1);
        List<Double> losses = new ArrayList<>();
        for (int threads = 1; threads <= 3; threads++) {
            var random = new SplittableRandom(3);
            Sequential net = new Sequential(
                    new View(-1, 1, 784),
                    new Conv1d(1, 4, Window1d.kernel1d(9).stride(4), random),
                    new ReLU(),
                    new MaxPool1d(2),
                    new AvgPool1d(2),
                    new Flatten(),
                    new Linear(4 * 48, 10, random),
                    new LogSoftmax());
            try (Steps steps = new Steps(net, new NllLoss(), threads)) {
                assertThat(steps.parts()).isEqualTo(threads);
            }
            losses.add(trainer(net).threads(threads).train(few, few, 2).last().testLoss());
        }
        assertThat(losses).allSatisfy(loss -> assertThat(loss).isCloseTo(losses.get(0), within(1e-3)));
    }

    @Test
    void augmentationShowsAnotherVersionEachEpoch() {
        ImageDataset few = TRAIN.take(20, 1);
        List<Integer> drawn = new ArrayList<>();
        Augmentation counted = random -> {
            drawn.add(random.nextInt(1000));
            return Transform.scale(1);
        };
        Sequential augmented = Networks.mnistNet(1);
        Sequential plain = Networks.mnistNet(1);
        History history = trainer(augmented).seed(3).augmentation(counted).train(few, few, 2);
        History same = trainer(plain).seed(3).train(few, few, 2);

        assertThat(drawn).hasSize(40);
        assertThat(drawn.subList(0, 20)).isNotEqualTo(drawn.subList(20, 40));
        assertThat(history.batchLosses()).isEqualTo(same.batchLosses());
        assertThat(history.trainedOn()).isEqualTo(same.trainedOn());

        Sequential blind = Networks.mnistNet(1);
        Augmentation away = Augmentation.always(Transform.shift(50, 50));
        assertThat(trainer(blind).seed(3).augmentation(away).train(few, few, 2).batchLosses())
                .isNotEqualTo(same.batchLosses());
    }

    /** Its mean and variance are those of the whole batch. */
    @Test
    void aLayerThatLooksAtTheWholeBatchGetsIt() {
        ImageDataset few = TRAIN.take(150, 1);
        List<double[]> losses = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            var random = new SplittableRandom(3);
            Sequential net = new Sequential(
                    new Conv2d(1, 4, Window.kernel(5).stride(3), random),
                    new BatchNorm2d(4),
                    new ReLU(),
                    new Flatten(),
                    new Linear(4 * 8 * 8, 10, random),
                    new LogSoftmax());
            History history = trainer(net).threads(threads).train(few, few, 2);
            losses.add(history.batchLosses().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray());
        }
        assertThat(losses.get(1)).containsExactly(losses.get(0));
    }

    @Test
    void tellsHowItGoes() {
        ImageDataset few = TRAIN.take(100, 1);
        List<String> told = new ArrayList<>();
        Sequential net = Networks.mnistNet(2);
        trainer(net)
                .batchSize(40)
                .progress(new Progress() {
                    @Override
                    public void started(int epochs, int batchesPerEpoch) {
                        told.add("start " + epochs + " " + batchesPerEpoch);
                    }

                    @Override
                    public void batch(int epoch, int batch, double loss) {
                        assertThat(loss).isBetween(0.5, 5.0);
                        told.add(epoch + "." + batch);
                    }

                    @Override
                    public void epochEnded(Epoch epoch) {
                        told.add("end " + epoch.number());
                    }
                })
                .train(few, few, 2);
        assertThat(told).containsExactly("start 2 3", "1.1", "1.2", "1.3", "end 1", "2.1", "2.2", "2.3", "end 2");
    }

    @Test
    void followsASchedule() {
        Sequential net = Networks.mnistNet(2);
        Sgd sgd = new Sgd(net.parameters(), 0.1);
        List<Double> rates = new ArrayList<>();
        new Trainer(net, new NllLoss(), sgd)
                .schedule(epoch -> 0.25 / epoch)
                .progress(new Progress() {
                    @Override
                    public void epochEnded(Epoch epoch) {
                        rates.add(sgd.learningRate());
                    }
                })
                .train(TRAIN.take(20, 1), TEST.take(10, 1), 2);
        assertThat(rates).containsExactly(0.25, 0.125);
    }

    @Test
    void followsAScheduleFromTheOptimisersRate() {
        Sequential net = Networks.mnistNet(2);
        Sgd sgd = new Sgd(net.parameters(), 0.1);
        List<Double> rates = new ArrayList<>();
        Trainer trainer = new Trainer(net, new NllLoss(), sgd)
                .schedule(new StepLr(2, 0.5))
                .progress(new Progress() {
                    @Override
                    public void epochEnded(Epoch epoch) {
                        rates.add(sgd.learningRate());
                    }
                });
        trainer.train(TRAIN.take(20, 1), TEST.take(10, 1), 3);
        trainer.train(TRAIN.take(20, 1), TEST.take(10, 1), 1);
        assertThat(rates).containsExactly(0.1, 0.1, 0.05, 0.1);
    }

    @Test
    void clipsGradientsBeforeEachStep() {
        Sequential net = Networks.mnistNet(2);
        float[] before = net.parameters().get(0).value().dup().data().asFloat();
        List<Double> norms = new ArrayList<>();
        new Trainer(net, new NllLoss(), new Sgd(net.parameters(), 0.1))
                .batchSize(10)
                .beforeStep(parameters -> norms.add(Gradients.clipNorm(parameters, 0)))
                .train(TRAIN.take(30, 1), TEST.take(10, 1), 1);
        assertThat(norms).hasSize(3).allSatisfy(norm -> assertThat(norm).isPositive());
        assertThat(net.parameters().get(0).value().dup().data().asFloat()).isEqualTo(before);
    }

    private static Sequential logits(long seed) {
        List<Layer> layers = Networks.mnistNet(seed).layers();
        return new Sequential(layers.subList(0, layers.size() - 1).toArray(Layer[]::new));
    }

    @Test
    void logitsAndCrossEntropyLearnWhatLogProbabilitiesDo() {
        ImageDataset few = TRAIN.take(200, 1);
        Sequential net = logits(2);
        History history = new Trainer(net, new CrossEntropyLoss(), new Sgd(net.parameters(), 0.05).momentum(0.9))
                .train(few, few, 2);
        Sequential same = Networks.mnistNet(2);
        assertThat(history.batchLosses())
                .isEqualTo(trainer(same).train(few, few, 2).batchLosses());

        Evaluation evaluation = Evaluation.of(net, new CrossEntropyLoss(), few);
        Evaluation expected = Evaluation.of(same, new NllLoss(), few);
        assertThat(evaluation.loss()).isEqualTo(expected.loss());
        assertThat(evaluation.predictions()).isEqualTo(expected.predictions());
        for (int image = 0; image < 10; image++) {
            assertThat(Arrays.stream(evaluation.probabilities(image)).sum()).isCloseTo(1, within(1e-9));
            assertThat(evaluation.probabilities(image))
                    .usingComparatorWithPrecision(1e-6)
                    .containsExactly(expected.probabilities(image));
        }
    }

    @Test
    void sumsAndWeightsAreOfTheWholeBatch() {
        ImageDataset few = TRAIN.take(64, 1);
        double[] equal = new double[10];
        Arrays.fill(equal, 2);
        List<Double> losses = new ArrayList<>();
        for (Loss loss : List.of(new NllLoss(), new NllLoss().weight(equal), new NllLoss().reduction(Reduction.SUM))) {
            Sequential net = Networks.mnistNet(2);
            double rate = loss.reduction() == Reduction.SUM ? 0.1 / 64 : 0.1;
            try (Steps steps = new Steps(net, loss, 2)) {
                assertThat(steps.parts()).isEqualTo(loss.perExample() ? 2 : 1);
            }
            losses.add(new Trainer(net, loss, new Sgd(net.parameters(), rate))
                    .train(few, few, 3)
                    .last()
                    .testLoss());
        }
        assertThat(losses).allSatisfy(loss -> assertThat(loss).isCloseTo(losses.get(0), within(1e-4)));
    }

    @Test
    void leavesFrozenLayersAlone() {
        ImageDataset few = TRAIN.take(100, 1);
        for (int threads = 1; threads <= 2; threads++) {
            Sequential net = Networks.mnistNet(2);
            Layer convolution = net.layers().get(0);
            convolution.freeze();
            Weights before = Weights.of(net);
            new Trainer(net, new NllLoss(), new AdamW(net.parameters(), 0.01))
                    .threads(threads)
                    .train(few, few, 1);
            Weights after = Weights.of(net);
            for (String name : before.names()) {
                assertThat(after.get(name).equals(before.get(name))).as(name).isEqualTo(name.startsWith("0."));
            }
        }
    }

    @Test
    void anInterruptEndsItBetweenTwoBatches() {
        Sequential net = Networks.mnistNet(2);
        Trainer trainer = trainer(net).batchSize(10).progress(new Progress() {
            @Override
            public void batch(int epoch, int batch, double loss) {
                if (batch == 3) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        ImageDataset few = TRAIN.take(100, 1);
        assertThatThrownBy(() -> trainer.train(few, few, 1))
                .isInstanceOf(CancellationException.class)
                .hasMessage(
                        "Interrupted in epoch 1, before batch 4 of 10. The network keeps what it has learned so far.");
        assertThat(Thread.interrupted()).isFalse();
        assertThat(Nd4j.getWorkspaceManager().anyWorkspaceActiveForCurrentThread())
                .isFalse();
    }

    @Test
    void leavesNoWorkspaceBehind() {
        int before =
                Nd4j.getWorkspaceManager().getAllWorkspacesForCurrentThread().size();
        Sequential net = Networks.mnistNet(2);
        trainer(net).train(TRAIN.take(20, 1), TEST.take(10, 1), 1);
        assertThat(Nd4j.getWorkspaceManager().getAllWorkspacesForCurrentThread())
                .hasSize(before);
        assertThat(net.parameters()).extracting(Parameter::value).noneMatch(value -> value.isAttached());
        assertThatThrownBy(() -> net.backward(Nd4j.zeros(DataType.FLOAT, 10, 10)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void evaluatesImageByImage() {
        Sequential net = Networks.mnistNet(2);
        trainer(net).train(TRAIN.take(600, 1), TEST.take(10, 1), 1);
        Evaluation evaluation = Evaluation.of(net, new NllLoss(), TEST);
        int[][] confusion = evaluation.confusion();
        assertThat(confusion).hasDimensions(10, 10);
        assertThat(Arrays.stream(confusion).map(row -> Arrays.stream(row).sum()))
                .containsOnly(50);
        int right = 0;
        for (int label = 0; label < 10; label++) {
            right += confusion[label][label];
        }
        assertThat(evaluation.accuracy()).isEqualTo(right / 500.0);
        assertThat(Arrays.stream(evaluation.probabilities(7)).sum()).isCloseTo(1, within(1e-5));

        List<Evaluation.Mistake> worst = evaluation.worstMistakes(5);
        assertThat(worst)
                .hasSize(5)
                .isSortedAccordingTo(Comparator.comparingDouble(Evaluation.Mistake::labelProbability));
        for (Evaluation.Mistake mistake : worst) {
            assertThat(mistake.predicted()).isNotEqualTo(mistake.label());
            assertThat(mistake.label()).isEqualTo(TEST.label(mistake.image()));
            assertThat(mistake.predicted()).isEqualTo(evaluation.predictions()[mistake.image()]);
            assertThat(mistake.probability()).isGreaterThan(mistake.labelProbability());
        }
        assertThat(evaluation.worstMistakes(1000)).hasSize(500 - right);
        assertThat(evaluation.toString())
                .startsWith("accuracy ")
                .endsWith("(MNIST, shipped subset of 500 test images)");
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        Trainer trainer = trainer(Networks.mnistNet(2));
        assertThatThrownBy(() -> trainer.train(TRAIN, TEST, 0))
                .hasMessageContaining("number of epochs must be at least 1");
        assertThatThrownBy(() -> trainer.batchSize(0)).hasMessageContaining("at least 1 image");
        assertThatThrownBy(() -> new Trainer(null, new NllLoss(), new Sgd(List.of(), 1)))
                .hasMessage("The argument \"net\" must not be null.");
        assertThatThrownBy(() -> trainer.schedule((Schedule) null))
                .hasMessage("The argument \"newSchedule\" must not be null.");
        assertThatThrownBy(() -> trainer.threads(0)).hasMessageContaining("number of threads must be at least 1");
    }
}
