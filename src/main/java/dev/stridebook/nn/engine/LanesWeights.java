package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Floats;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a stage has learned, as {@link Lanes#add} takes it. */
final class LanesWeights {
    private final LaneCells cells;
    private final LineTiles tiles;
    private final int[] forward;
    private final int[] backward;
    /** Of each group and tile of output channels. */
    final float[] toMap;
    /** Of each group and tile of taps. */
    final float[] toImages;

    final float[] biases;
    /** In the order of their array: what is learned, and later its gradients. Made once, since they would be most of a step's garbage. */
    private final float[] weights;
    /** Likewise, with {@link LineTiles}: the weights at all points. */
    private final float[] atPoints;

    LanesWeights(LaneCells ofStage) {
        cells = ofStage.ofProducts();
        tiles = ofStage.tiles;
        forward = cells.forward();
        backward = cells.backward();
        int groups = cells.shape.groups();
        toMap = new float[groups * LaneCells.inTiles(cells.outputs) * cells.taps * Lanes.ROWS];
        toImages = new float[groups * LaneCells.inTiles(cells.taps) * cells.outputs * Lanes.ROWS];
        biases = new float[ofStage.shape.out()];
        weights = new float[(int) ofStage.shape.weights()];
        atPoints = tiles == null ? weights : new float[(int) cells.shape.weights()];
    }

    /** Takes what the way forward needs. */
    void setForward(Engine.Learned learned) {
        pack(learned.weight(), toMap, forward);
        if (learned.bias() != null) {
            System.arraycopy(numbers(learned.bias()), 0, biases, 0, biases.length);
        }
    }

    /** Takes what the way back needs. */
    void setBackward(Engine.Learned learned) {
        pack(learned.weight(), toImages, backward);
    }

    private void pack(INDArray weight, float[] packed, int... places) {
        read(weight, weights);
        if (tiles != null) {
            tiles.toPoints(weights, atPoints);
        }
        for (int i = 0; i < atPoints.length; i++) {
            packed[places[i]] = atPoints[i];
        }
    }

    /** Fills the gradients of what is learned from sums of products, which are added in their order. */
    void fill(Engine.LearnedGradients filled, List<LanesWork.Sums> sums) {
        float[] ofBiases = new float[biases.length];
        Arrays.fill(atPoints, 0);
        for (LanesWork.Sums some : sums) {
            some.addProductsTo(atPoints);
            some.addBiasesTo(ofBiases);
        }
        if (tiles != null) {
            tiles.toWeights(atPoints, weights);
        }
        fill(filled, weights, ofBiases);
    }

    /** Fills arrays with what stands in their order. */
    static void fill(Engine.LearnedGradients filled, float[] weights, float... biases) {
        Floats.of(filled.weight()).put(weights);
        if (filled.bias() != null) {
            Floats.of(filled.bias()).put(biases);
        }
        Reference.reachabilityFence(filled);
    }

    static float[] numbers(INDArray array) {
        float[] numbers = new float[(int) array.length()];
        read(array, numbers);
        return numbers;
    }

    /** Fills an array. */
    static void read(INDArray from, float... numbers) {
        Floats.of(from).get(numbers);
        Reference.reachabilityFence(from);
    }

    /** Returns where the weights of a tile of output channels begin. */
    int toMap(int group, int tile) {
        return (group * LaneCells.inTiles(cells.outputs) + tile) * cells.taps * Lanes.ROWS;
    }

    /** Returns where the weights of a tile of taps begin. */
    int toImages(int group, int tile) {
        return (group * LaneCells.inTiles(cells.taps) + tile) * cells.outputs * Lanes.ROWS;
    }

    /** Returns the biases of a tile of output channels, for each image. */
    float[] biases(int group, int tile) {
        float[] ofImages = new float[Lanes.ROWS * Lanes.IMAGES];
        int channels = Math.min(Lanes.ROWS, cells.outputs - tile * Lanes.ROWS);
        for (int i = 0; i < channels; i++) {
            float bias = biases[group * cells.outputs + tile * Lanes.ROWS + i];
            Arrays.fill(ofImages, i * Lanes.IMAGES, (i + 1) * Lanes.IMAGES, bias);
        }
        return ofImages;
    }
}
