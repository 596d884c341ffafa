package dev.stridebook.nn.engine;

import dev.stridebook.shape.Size;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The convolution of images that have few channels, such as the first of a network: sums of products, cell by cell. */
final class FewChannels implements ChannelsConvolution {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int MOST = 4;
    /** Their maps stay in the cache. */
    private static final int IMAGES_AT_ONCE = 4;

    private static final int WIDTH = LaneProducts.LANES_OF_ROW;

    private final int out;
    private final int taps;
    private final ChannelMaps.Layout images;
    private final ChannelMaps.Layout map;
    /** Where each tap is from the first; then again the first, for rows that nobody needs. */
    private final int[] places;
    /** Taps × channels out. */
    private final float[] weights;
    /** Of each plane: the biases of {@link LaneProducts#ROWS} cells. */
    private final float[][] biases;

    static boolean fits(ConvolutionShape shape) {
        return shape.groups() == 1
                && shape.in() <= MOST
                && shape.out() % WIDTH == 0
                && shape.window().stride().area() == 1;
    }

    FewChannels(ConvolutionShape shape) {
        out = shape.out();
        Size kernel = shape.window().kernel();
        Size dilation = shape.window().dilation();
        Size size = shape.window().outputSize(shape.height(), shape.width());
        images = new ChannelMaps.Layout(
                shape.in(),
                1,
                shape.height(),
                shape.width(),
                shape.window().padding().top(),
                shape.window().padding().left(),
                shape.height() + shape.window().padding().vertical(),
                shape.width() + shape.window().padding().horizontal());
        map = ChannelMaps.Layout.plain(out, size.height(), size.width());
        int area = (int) kernel.area();
        taps = shape.in() * area;
        places = new int[(taps + LaneProducts.ROWS - 1) / LaneProducts.ROWS * LaneProducts.ROWS];
        for (int i = 0; i < taps; i++) {
            int y = i % area / kernel.width() * dilation.height();
            int x = i % kernel.width() * dilation.width();
            places[i] = images.cell(0, i / area, y, x);
        }
        weights = new float[(int) shape.weights()];
        biases = new float[out / WIDTH][LaneProducts.ROWS * WIDTH];
    }

    @Override
    public ChannelMaps.Layout images() {
        return images;
    }

    @Override
    public ChannelMaps.Layout map() {
        return map;
    }

    @Override
    public int imagesAtOnce() {
        return IMAGES_AT_ONCE;
    }

    @Override
    public void set(Engine.Learned learned) {
        float[] inOrder = LanesWeights.numbers(learned.weight());
        for (int i = 0; i < inOrder.length; i++) {
            weights[i % taps * out + i / taps] = inOrder[i];
        }
        float[] learnedBiases = learned.bias() == null ? new float[out] : LanesWeights.numbers(learned.bias());
        for (int plane = 0; plane < biases.length; plane++) {
            for (int cell = 0; cell < LaneProducts.ROWS; cell++) {
                System.arraycopy(learnedBiases, plane * WIDTH, biases[plane], cell * WIDTH, WIDTH);
            }
        }
    }

    @Override
    public Pass pass(int images, WorkingArrays working, WorkingArrays between) {
        return new RowsPass();
    }

    private final class RowsPass implements Pass {
        private final float[] weightGradients = new float[places.length * out];
        private final float[] biasGradients = new float[out];
        /** Of one vector. */
        private final float[] lanes = new float[LANES];

        @Override
        public void beginForward() {
            // What is set is all.
        }

        /** Cells that are computed beyond the end of a row are computed again with the next one, or spare. */
        @Override
        public void forward(ChannelMaps from, int first, int count, ChannelMaps to) {
            for (int row = 0; row < count * map.planes() * map.height(); row++) {
                int plane = row / map.height() % map.planes();
                int image = first + row / map.height() / map.planes();
                for (int x = 0; x < map.width(); x += LaneProducts.ROWS) {
                    int place = map.cell(0, 0, row, x);
                    System.arraycopy(biases[plane], 0, to.values, place, biases[plane].length);
                    LaneProducts.ofColumns(
                            from.values,
                            images.cell(image, 0, row % map.height(), x),
                            places,
                            taps,
                            weights,
                            plane * WIDTH,
                            out,
                            to.values,
                            place,
                            WIDTH,
                            true);
                }
            }
        }

        @Override
        public void beginBackward(boolean toImages) {
            Arrays.fill(weightGradients, 0);
            Arrays.fill(biasGradients, 0);
        }

        @Override
        public void backward(
                ChannelMaps from, int first, int count, ChannelMaps gradients, ChannelMaps ofImages, int place) {
            for (int row = 0; row < count * map.planes() * map.height(); row++) {
                int channel = row / map.height() % map.planes() * WIDTH;
                int image = row / map.height() / map.planes();
                int line = map.cell(0, 0, row, 0);
                int cell = images.cell(first + image, 0, row % map.height(), 0);
                for (int tap = 0; tap < taps; tap += LaneProducts.ROWS) {
                    LaneProducts.ofLines(
                            from.values,
                            cell,
                            places,
                            tap,
                            map.width(),
                            gradients.values,
                            line,
                            WIDTH,
                            weightGradients,
                            tap * out + channel,
                            out,
                            true);
                }
                addBiases(gradients.values, line, channel);
                if (ofImages != null) {
                    int to = images.cell(place + image, 0, row % map.height(), 0);
                    addImages(gradients.values, line, channel, ofImages.values, to);
                }
            }
        }

        @Override
        public void endBackward() {
            // They are complete.
        }

        @Override
        public float[] weightGradients() {
            float[] inOrder = new float[weights.length];
            for (int i = 0; i < inOrder.length; i++) {
                inOrder[i] = weightGradients[i % taps * out + i / taps];
            }
            return inOrder;
        }

        @Override
        public float[] biasGradients() {
            return biasGradients;
        }

        private void addBiases(float[] gradients, int place, int channel) {
            FloatVector sum = FloatVector.fromArray(SPECIES, biasGradients, channel);
            FloatVector other = FloatVector.fromArray(SPECIES, biasGradients, channel + LANES);
            for (int x = 0; x < map.width(); x++) {
                sum = sum.add(FloatVector.fromArray(SPECIES, gradients, place + x * WIDTH));
                other = other.add(FloatVector.fromArray(SPECIES, gradients, place + x * WIDTH + LANES));
            }
            sum.intoArray(biasGradients, channel);
            other.intoArray(biasGradients, channel + LANES);
        }

        /** Slow, but nobody asks a network's first convolution for it in training. */
        private void addImages(float[] gradients, int place, int channel, float[] to, int cell) {
            for (int x = 0; x < map.width(); x++) {
                FloatVector gradient = FloatVector.fromArray(SPECIES, gradients, place + x * WIDTH);
                FloatVector other = FloatVector.fromArray(SPECIES, gradients, place + x * WIDTH + LANES);
                for (int tap = 0; tap < taps; tap++) {
                    int weight = tap * out + channel;
                    FloatVector.fromArray(SPECIES, weights, weight)
                            .mul(gradient)
                            .add(FloatVector.fromArray(SPECIES, weights, weight + LANES)
                                    .mul(other))
                            .intoArray(lanes, 0);
                    to[cell + places[tap] + x] += Lanes.total(lanes);
                }
            }
        }
    }
}
