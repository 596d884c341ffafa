package dev.stridebook.nn.engine;

import dev.stridebook.nn.engine.ChannelMaps.Layout;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.Arrays;

/** A convolution, ReLU and max pooling over {@link ChannelMaps}, some images at a time, so that the map between them stays in the cache. */
final class ChannelsStage {
    final ConvolutionShape shape;
    final ChannelsConvolution convolution;
    final Size pooled;
    /** Of each window of the pooling: its cells in a plane of the map; null if there is none. */
    private final int[][] cellsOfPool;

    private final boolean poolsOverlap;

    static boolean fits(ConvolutionShape shape) {
        return Winograd.fits(shape) || FewChannels.fits(shape);
    }

    /** Returns about so many as are wanted, of which equal portions make up all. */
    static int portion(int all, int wanted) {
        int portions = Math.max(1, Math.round((float) all / wanted));
        return (all + portions - 1) / portions;
    }

    ChannelsStage(Engine.Stage stage) {
        shape = stage.shape();
        convolution = FewChannels.fits(shape) ? new FewChannels(shape) : new Winograd(shape);
        Size size = shape.window().outputSize(shape.height(), shape.width());
        if (stage.pool() == null) {
            pooled = size;
            cellsOfPool = null;
            poolsOverlap = false;
            return;
        }
        Window pool = stage.pool();
        pooled = pool.outputSize(size);
        int[] cells = new int[(int) size.area()];
        Arrays.setAll(cells, i -> convolution.map().cell(0, 0, i / size.width(), i % size.width()));
        cellsOfPool = LaneCells.ofEachWindow(pool, size, cells);
        poolsOverlap = LaneCells.overlap(pool);
    }

    /** Where the results of a block are whose last stage this is. */
    Layout results() {
        return Layout.plain(shape.out(), pooled.height(), pooled.width());
    }

    /** The computations of a thread, and the memory for them. */
    final class Work {
        private final ChannelMaps from;
        private final ChannelMaps to;
        /** Of each result, by {@link Lanes#largest}; null if there is no pooling. */
        private final float[] winners;

        private final ChannelMaps map;
        private ChannelMaps mapGradients;
        final ChannelsConvolution.Pass pass;

        /**
         * @param from what goes in
         * @param to what comes out
         * @param most images at once
         * @param working of the thread
         */
        Work(ChannelMaps from, ChannelMaps to, int most, WorkingArrays working) {
            this.from = from;
            this.to = to;
            winners = cellsOfPool == null ? null : new float[to.values.length];
            int portion = portion(most, convolution.imagesAtOnce());
            map = new ChannelMaps(convolution.map(), portion);
            pass = convolution.pass(portion, working, most < from.images ? new WorkingArrays() : working);
        }

        /** Computes what comes out for some images: in order, until all had their turn. */
        void forward(int first, int count) {
            if (first == 0) {
                pass.beginForward();
            }
            for (int start = 0; start < count; start += map.images) {
                compute(first + start, Math.min(map.images, count - start));
            }
        }

        private void compute(int first, int count) {
            pass.forward(from, first, count, map);
            for (int plane = 0; plane < count * to.layout.planes(); plane++) {
                int at = map.layout.cell(0, plane, 0, 0);
                if (cellsOfPool == null) {
                    for (int y = 0; y < pooled.height(); y++) {
                        int row = map.layout.cell(0, plane, y, 0);
                        Lanes.positive(map.values, row, to.values, to.layout.inner(first, plane, y, 0), numbersOfRow());
                    }
                } else {
                    for (int i = 0; i < cellsOfPool.length; i++) {
                        int place = place(to, first, plane, i);
                        Lanes.largest(map.values, at, cellsOfPool[i], to.values, winners, place);
                    }
                }
            }
        }

        private int numbersOfRow() {
            return pooled.width() * to.layout.lanes();
        }

        private int place(ChannelMaps of, int first, int plane, int result) {
            return of.layout.inner(first, plane, result / pooled.width(), result % pooled.width());
        }

        /**
         * Adds to the gradients of what is learned, and computes those of what went in; in order as {@link #forward}.
         *
         * @param gradients of what came out, beginning with the first of these images
         * @param back likewise; null if they were not asked for
         */
        void backward(int first, int count, ChannelMaps gradients, ChannelMaps back) {
            if (mapGradients == null) {
                mapGradients = new ChannelMaps(convolution.map(), map.images);
            }
            if (back != null) {
                back.clear();
            }
            if (first == 0) {
                pass.beginBackward(back != null);
            }
            for (int start = 0; start < count; start += map.images) {
                learn(first + start, Math.min(map.images, count - start), gradients, back, start);
            }
            if (first + count == from.images) {
                pass.endBackward();
            }
        }

        private void learn(int first, int count, ChannelMaps gradients, ChannelMaps back, int start) {
            if (poolsOverlap) {
                mapGradients.clear();
            }
            for (int plane = 0; plane < count * to.layout.planes(); plane++) {
                if (cellsOfPool == null) {
                    passPositive(gradients, start, first, plane);
                } else {
                    unpool(gradients, start, first, plane);
                }
            }
            pass.backward(from, first, count, mapGradients, back, start);
        }

        private void passPositive(ChannelMaps gradients, int start, int first, int plane) {
            for (int y = 0; y < pooled.height(); y++) {
                Lanes.wherePositive(
                        gradients.values,
                        gradients.layout.inner(start, plane, y, 0),
                        to.values,
                        to.layout.inner(first, plane, y, 0),
                        mapGradients.values,
                        mapGradients.layout.cell(0, plane, y, 0),
                        numbersOfRow());
            }
        }

        private void unpool(ChannelMaps gradients, int start, int first, int plane) {
            int at = mapGradients.layout.cell(0, plane, 0, 0);
            for (int i = 0; i < cellsOfPool.length; i++) {
                int from = place(gradients, start, plane, i);
                int winner = place(to, first, plane, i);
                if (poolsOverlap) {
                    Lanes.addToWinners(
                            gradients.values, from, winners, winner, mapGradients.values, at, cellsOfPool[i]);
                } else {
                    Lanes.setWinners(gradients.values, from, winners, winner, mapGradients.values, at, cellsOfPool[i]);
                }
            }
        }
    }
}
