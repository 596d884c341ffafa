package dev.stridebook.bench;

import dev.stridebook.data.Batch;
import dev.stridebook.data.ImageDataset;
import dev.stridebook.data.Mnist;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Trains the MNIST net with DL4J; each request is a number of images. */
final class Dl4jTraining {
    private final ImageDataset mnist = Mnist.train();
    private final MultiLayerNetwork net = net();

    public static void main(String[] none) throws Exception {
        Dl4jTraining training = new Dl4jTraining();
        String version = Environment.version("deeplearning4j-nn", System.getProperty("java.class.path"));
        MeasuredMain.serve(Map.of("library", "DL4J " + version), request -> training.train(Integer.parseInt(request)));
    }

    private Map<String, Object> train(int count) {
        long start = System.nanoTime();
        for (Batch batch : mnist.take(count, 1).batches(64)) {
            net.fit(new DataSet(batch.images(), oneHot(batch.labels())));
        }
        return Map.of("seconds", (System.nanoTime() - start) / 1e9);
    }

    private static INDArray oneHot(int... labels) {
        INDArray rows = Nd4j.zeros(DataType.FLOAT, labels.length, 10);
        for (int i = 0; i < labels.length; i++) {
            rows.putScalar(i, labels[i], 1);
        }
        return rows;
    }

    private static MultiLayerNetwork net() {
        var net = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .updater(new Nesterovs(0.02, 0.9))
                .activation(Activation.RELU)
                .list()
                .layer(new ConvolutionLayer.Builder(5, 5).nOut(10).build())
                .layer(new SubsamplingLayer.Builder(
                                SubsamplingLayer.PoolingType.MAX, new int[] {2, 2}, new int[] {2, 2})
                        .build())
                .layer(new ConvolutionLayer.Builder(5, 5).nOut(20).build())
                .layer(new SubsamplingLayer.Builder(
                                SubsamplingLayer.PoolingType.MAX, new int[] {2, 2}, new int[] {2, 2})
                        .build())
                .layer(new DenseLayer.Builder().nOut(50).build())
                .layer(new OutputLayer.Builder(LossFunction.NEGATIVELOGLIKELIHOOD)
                        .nOut(10)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(28, 28, 1))
                .build());
        net.init();
        return net;
    }
}
