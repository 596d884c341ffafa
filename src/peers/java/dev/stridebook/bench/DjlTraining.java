package dev.stridebook.bench;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.TranslateException;
import dev.stridebook.data.ImageDataset;
import dev.stridebook.data.Mnist;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;

/** Trains the MNIST net with DJL; each request is a number of images. */
final class DjlTraining {
    private static final int BATCH = 64;

    private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
    private final NDArray images;
    private final NDArray labels;
    private final Trainer trainer;

    private DjlTraining() {
        ImageDataset mnist = Mnist.train();
        int[] all = IntStream.range(0, mnist.size()).toArray();
        images = manager.create(mnist.images(all).data().asFloat(), new Shape(all.length, 1, 28, 28));
        labels = manager.create(mnist.labels(all));
        Model model = Model.newInstance("mnist", Device.cpu(), "PyTorch");
        model.setBlock(net());
        trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optDevices(new Device[] {Device.cpu()})
                .optOptimizer(Optimizer.sgd()
                        .setLearningRateTracker(Tracker.fixed(0.02f))
                        .optMomentum(0.9f)
                        .build()));
        trainer.initialize(new Shape(BATCH, 1, 28, 28));
    }

    public static void main(String[] none) throws Exception {
        DjlTraining training = new DjlTraining();
        String library = "DJL %s on PyTorch %s"
                .formatted(Engine.getDjlVersion(), Engine.getEngine("PyTorch").getVersion());
        MeasuredMain.serve(Map.of("library", library), request -> training.train(Integer.parseInt(request)));
    }

    private Map<String, Object> train(int count) throws IOException {
        ArrayDataset dataset = new ArrayDataset.Builder()
                .setData(images.get("0:" + count))
                .optLabels(labels.get("0:" + count))
                .setSampling(BATCH, true)
                .build();
        long start = System.nanoTime();
        try {
            for (Batch batch : trainer.iterateDataset(dataset)) {
                EasyTrain.trainBatch(trainer, batch);
                trainer.step();
                batch.close();
            }
        } catch (TranslateException e) {
            throw new IOException(e);
        }
        return Map.of("seconds", (System.nanoTime() - start) / 1e9);
    }

    private static SequentialBlock net() {
        return new SequentialBlock()
                .add(convolution(10))
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(convolution(20))
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(50).build())
                .add(Activation::relu)
                .add(Linear.builder().setUnits(10).build());
    }

    private static Conv2d convolution(int filters) {
        return Conv2d.builder()
                .setKernelShape(new Shape(5, 5))
                .setFilters(filters)
                .build();
    }
}
