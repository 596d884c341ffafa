package dev.stridebook.nn.engine;

import dev.stridebook.nn.array.Floats;
import dev.stridebook.nn.engine.Engine.LearnedGradients;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution, ReLU and max pooling over {@link LaneImages}. It needs no registers full of channels, and so is for layers that have few; one
 * loop serves every kernel, stride, padding, dilation and group, forward and backward.
 */
final class LanesBlock implements Engine.Block {
    private static final boolean HAS_VECTORS =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private final ConvolutionShape shape;
    private final Size stride;
    private final Size map;
    private final Window pool;
    private final Size pooled;
    private final int inputs;
    private final int outputs;
    private final int taps;

    private final LaneImages x;
    private final LaneImages convolved;
    private final LaneImages result;
    private final LaneImages gradient;
    private final List<Backward> batches = new ArrayList<>();
    /** Of each group: where its taps are from the place of the window, and in the plane that nobody needs. */
    private final int[][] tapCells;
    /** Of each group: where its channels of the map are, and the plane that nobody needs. */
    private final int[][] mapCells;
    /** Of each window of the pooling: its cells, from the first. */
    private final int[][] poolCells;

    private final int[] poolPlaces;

    /** What backward needs of as many images as lie side by side. */
    private record Backward(float[] winners, LaneImages mapGradient) {}

    /** Whether this is the fastest way for a shape, and Java has what it needs. */
    static boolean isFor(ConvolutionShape shape) {
        return HAS_VECTORS && !Boolean.getBoolean("nolanes") && shape.out() / shape.groups() <= 20;
    }

    LanesBlock(ConvolutionShape shape, Window pool) {
        this.shape = shape;
        this.pool = pool == null ? Window.kernel(1) : pool;
        Window window = shape.window();
        stride = window.stride();
        map = window.outputSize(shape.height(), shape.width());
        pooled = this.pool.outputSize(map);
        inputs = shape.in() / shape.groups();
        outputs = shape.out() / shape.groups();
        taps = inputs * (int) window.kernel().area();
        x = new LaneImages(shape.in(), shape.height(), shape.width(), window.padding());
        convolved = new LaneImages(shape.out(), map.height(), map.width(), Padding.NONE);
        result = new LaneImages(shape.out(), pooled.height(), pooled.width(), Padding.NONE);
        gradient = new LaneImages(shape.out(), pooled.height(), pooled.width(), Padding.NONE);
        tapCells = new int[shape.groups()][];
        mapCells = new int[shape.groups()][];
        for (int group = 0; group < shape.groups(); group++) {
            tapCells[group] = tapCells(group);
            mapCells[group] = mapCells(group);
        }
        poolCells = new int[pooled.height() * pooled.width()][];
        poolPlaces = new int[poolCells.length];
        for (int i = 0; i < poolCells.length; i++) {
            placePool(i);
        }
    }

    private int[] tapCells(int group) {
        int[] cells = new int[inTiles(taps) * Lanes.ROWS];
        Arrays.fill(cells, x.cell(shape.in(), 0, 0));
        Size kernel = shape.window().kernel();
        Size dilation = shape.window().dilation();
        int tap = 0;
        for (int c = group * inputs; c < (group + 1) * inputs; c++) {
            for (int i = 0; i < kernel.height(); i++) {
                for (int j = 0; j < kernel.width(); j++) {
                    cells[tap++] = x.cell(c, i * dilation.height(), j * dilation.width());
                }
            }
        }
        return cells;
    }

    private int[] mapCells(int group) {
        int[] cells = new int[inTiles(outputs) * Lanes.ROWS];
        Arrays.fill(cells, convolved.cell(shape.out(), 0, 0));
        for (int o = 0; o < outputs; o++) {
            cells[o] = convolved.cell(group * outputs + o, 0, 0);
        }
        return cells;
    }

    /** Leaves out the cells of a window that are padding. */
    private void placePool(int i) {
        int top = i / pooled.width() * pool.stride().height() - pool.padding().top();
        int left = i % pooled.width() * pool.stride().width() - pool.padding().left();
        int firstRow = Math.max(0, top);
        int firstColumn = Math.max(0, left);
        int rows = Math.min(map.height(), top + pool.kernel().height()) - firstRow;
        int columns = Math.min(map.width(), left + pool.kernel().width()) - firstColumn;
        poolPlaces[i] = convolved.cell(0, firstRow, firstColumn);
        poolCells[i] = new int[rows * columns];
        for (int c = 0; c < poolCells[i].length; c++) {
            poolCells[i][c] = convolved.cell(0, c / columns, c % columns);
        }
    }

    private static int inTiles(int count) {
        return (count + Lanes.ROWS - 1) / Lanes.ROWS;
    }

    /** Where the window begins in the images for a cell of the map. */
    private int place(int i, int j) {
        return x.cell(0, i * stride.height(), j * stride.width());
    }

    private int images(int batch) {
        return Math.min(Lanes.IMAGES, shape.n() - batch * Lanes.IMAGES);
    }

    private int batches() {
        return (shape.n() + Lanes.IMAGES - 1) / Lanes.IMAGES;
    }

    private Backward backward(int batch) {
        while (batches.size() <= batch) {
            batches.add(new Backward(
                    new float[result.values.length],
                    new LaneImages(shape.out(), map.height(), map.width(), Padding.NONE)));
        }
        return batches.get(batch);
    }

    @Override
    public INDArray forward(INDArray images, INDArray weight, INDArray bias) {
        INDArray y = Floats.create(shape.n(), shape.out(), pooled.height(), pooled.width());
        float[] packed = pack(weight, outputs, taps, true);
        float[] biases = new float[shape.out()];
        if (bias != null) {
            Floats.of(bias).get(biases);
        }
        FloatBuffer from = Floats.of(images);
        FloatBuffer to = Floats.of(y);
        for (int batch = 0; batch < batches(); batch++) {
            x.read(from, batch * Lanes.IMAGES, images(batch));
            convolve(packed, biases);
            pool(backward(batch).winners);
            result.write(to, batch * Lanes.IMAGES, images(batch));
        }
        Reference.reachabilityFence(images);
        return y;
    }

    private void convolve(float[] packed, float... biases) {
        for (int o = 0; o < biases.length; o++) {
            convolved.fill(o, biases[o]);
        }
        int tiles = inTiles(outputs);
        for (int group = 0; group < shape.groups(); group++) {
            for (int i = 0; i < map.height(); i++) {
                for (int j = 0; j < map.width(); j++) {
                    for (int tile = 0; tile < tiles; tile++) {
                        Lanes.add(
                                x.values,
                                place(i, j),
                                tapCells[group],
                                taps,
                                packed,
                                (group * tiles + tile) * taps * Lanes.ROWS,
                                convolved.values,
                                convolved.cell(0, i, j),
                                mapCells[group],
                                tile * Lanes.ROWS);
                    }
                }
            }
        }
    }

    private void pool(float... winners) {
        for (int o = 0; o < shape.out(); o++) {
            for (int i = 0; i < poolCells.length; i++) {
                Lanes.largest(
                        convolved.values,
                        convolved.cell(o, 0, 0) + poolPlaces[i],
                        poolCells[i],
                        result.values,
                        winners,
                        result.cell(o, 0, 0) + i * Lanes.IMAGES);
            }
        }
    }

    /**
     * Returns the weights as {@link Lanes#add} takes them.
     *
     * @param sums of each group
     * @param terms of each sum
     */
    private float[] pack(INDArray weight, int sums, int terms, boolean isForward) {
        float[] weights = new float[(int) weight.length()];
        Floats.of(weight).get(weights);
        Reference.reachabilityFence(weight);
        int tiles = inTiles(sums);
        float[] packed = new float[shape.groups() * tiles * terms * Lanes.ROWS];
        for (int group = 0; group < shape.groups(); group++) {
            for (int s = 0; s < sums; s++) {
                for (int t = 0; t < terms; t++) {
                    int output = group * outputs + (isForward ? s : t);
                    int tap = isForward ? t : s;
                    packed[((group * tiles + s / Lanes.ROWS) * terms + t) * Lanes.ROWS + s % Lanes.ROWS] =
                            weights[output * taps + tap];
                }
            }
        }
        return packed;
    }

    @Override
    public LearnedGradients learnedGradients(INDArray images, INDArray gradients) {
        int rows = inTiles(outputs);
        int pairs = (taps + Lanes.TAPS - 1) / Lanes.TAPS;
        float[] sums = new float[shape.groups() * rows * pairs * Lanes.SUMS];
        double[] biases = new double[shape.out()];
        FloatBuffer from = Floats.of(images);
        FloatBuffer back = Floats.of(gradients);
        for (int batch = 0; batch < batches(); batch++) {
            x.read(from, batch * Lanes.IMAGES, images(batch));
            gradient.read(back, batch * Lanes.IMAGES, images(batch));
            Backward kept = backward(batch);
            unpool(kept);
            for (int o = 0; o < biases.length; o++) {
                biases[o] += Lanes.sum(
                        kept.mapGradient.values, kept.mapGradient.cell(o, 0, 0), kept.mapGradient.cell(o + 1, 0, 0));
            }
            addProducts(kept.mapGradient, sums);
        }
        Reference.reachabilityFence(images);
        Reference.reachabilityFence(gradients);
        return new LearnedGradients(weightGradient(sums, rows, pairs), array(biases));
    }

    private static INDArray array(double... numbers) {
        INDArray array = Floats.create(numbers.length);
        FloatBuffer to = Floats.of(array);
        for (double number : numbers) {
            to.put((float) number);
        }
        return array;
    }

    private void unpool(Backward kept) {
        kept.mapGradient.clear();
        for (int o = 0; o < shape.out(); o++) {
            for (int i = 0; i < poolCells.length; i++) {
                Lanes.addToWinners(
                        gradient.values,
                        kept.winners,
                        gradient.cell(o, 0, 0) + i * Lanes.IMAGES,
                        kept.mapGradient.values,
                        convolved.cell(o, 0, 0) + poolPlaces[i],
                        poolCells[i]);
            }
        }
    }

    private void addProducts(LaneImages mapGradient, float... sums) {
        int rows = inTiles(outputs);
        int pairs = (taps + Lanes.TAPS - 1) / Lanes.TAPS;
        for (int group = 0; group < shape.groups(); group++) {
            int[] cells = tapCells[group];
            for (int i = 0; i < map.height(); i++) {
                for (int row = 0; row < rows; row++) {
                    for (int pair = 0; pair < pairs; pair++) {
                        Lanes.addProducts(
                                mapGradient.values,
                                mapGradient.cell(0, i, 0),
                                mapCells[group],
                                row * Lanes.ROWS,
                                x.values,
                                place(i, 0) + cells[pair * Lanes.TAPS],
                                place(i, 0) + cells[Math.min(pair * Lanes.TAPS + 1, taps - 1)],
                                place(0, 1),
                                map.width(),
                                sums,
                                ((group * rows + row) * pairs + pair) * Lanes.SUMS);
                    }
                }
            }
        }
    }

    private INDArray weightGradient(float[] sums, int rows, int pairs) {
        INDArray weight = Floats.create(shape.weight());
        FloatBuffer to = Floats.of(weight);
        for (int group = 0; group < shape.groups(); group++) {
            for (int o = 0; o < outputs; o++) {
                for (int tap = 0; tap < taps; tap++) {
                    int first = ((group * rows + o / Lanes.ROWS) * pairs + tap / Lanes.TAPS) * Lanes.SUMS;
                    to.put(Lanes.sum(sums, first, o % Lanes.ROWS, tap % Lanes.TAPS));
                }
            }
        }
        return weight;
    }

    @Override
    public INDArray inputGradient(INDArray weight) {
        INDArray back = Floats.create(shape.input());
        FloatBuffer to = Floats.of(back);
        float[] packed = pack(weight, taps, outputs, false);
        for (int batch = 0; batch < batches(); batch++) {
            spread(batches.get(batch).mapGradient, packed);
            x.write(to, batch * Lanes.IMAGES, images(batch));
        }
        x.clear();
        return back;
    }

    /** Gives each gradient to the cells that its window showed. The images' own place is free for it now. */
    private void spread(LaneImages mapGradient, float... packed) {
        x.clear();
        int tiles = inTiles(taps);
        for (int group = 0; group < shape.groups(); group++) {
            for (int i = 0; i < map.height(); i++) {
                for (int j = 0; j < map.width(); j++) {
                    for (int tile = 0; tile < tiles; tile++) {
                        Lanes.add(
                                mapGradient.values,
                                mapGradient.cell(0, i, j),
                                mapCells[group],
                                outputs,
                                packed,
                                (group * tiles + tile) * outputs * Lanes.ROWS,
                                x.values,
                                place(i, j),
                                tapCells[group],
                                tile * Lanes.ROWS);
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        batches.clear();
    }
}
