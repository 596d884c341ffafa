package dev.stridebook.nn.engine;

import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/** Where a block's windows stand in {@link LaneImages}: which cells they show, and which cell gets what comes out. */
final class LaneCells {
    final ConvolutionShape shape;
    final Size map;
    final Size pooled;
    final LaneLayout images;
    final LaneLayout maps;
    final LaneLayout results;
    /** Channels of a group. */
    final int outputs;
    /** Cells that a window shows, in all channels of a group. */
    final int taps;
    /** Where the window begins in the images, for each cell of the map. */
    final int[] places;
    /** Where each cell of the map is in a channel's plane. */
    final int[] mapPlaces;
    /** Of each group: where the taps are from the place of the window; then the plane that nobody needs. */
    final int[][] ofTaps;
    /** Of each group: where its channels of the map are; then the plane that nobody needs. */
    final int[][] ofMap;
    /** Of each window of the pooling: its cells from the first. */
    final int[][] ofPool;
    /** Of each window of the pooling: its first cell. */
    final int[] poolPlaces;

    private final Window pool;

    /** @param pool null for none */
    LaneCells(ConvolutionShape shape, Window pool) {
        this.shape = shape;
        this.pool = pool == null ? Window.kernel(1) : pool;
        map = shape.window().outputSize(shape.height(), shape.width());
        pooled = this.pool.outputSize(map);
        Padding margin = shape.window().padding();
        int step = Math.min(shape.window().stride().width(), shape.width() + margin.horizontal());
        images = new LaneLayout(shape.in(), shape.height(), shape.width(), margin, step);
        maps = new LaneLayout(shape.out(), map.height(), map.width(), Padding.NONE, 1);
        results = new LaneLayout(shape.out(), pooled.height(), pooled.width(), Padding.NONE, 1);
        outputs = shape.out() / shape.groups();
        taps = shape.in() / shape.groups() * (int) shape.window().kernel().area();
        places = places(images, shape.window().stride());
        mapPlaces = places(maps, Size.of(1, 1));
        ofTaps = new int[shape.groups()][];
        ofMap = new int[shape.groups()][];
        for (int group = 0; group < shape.groups(); group++) {
            ofTaps[group] = tapsOf(group);
            ofMap[group] = mapOf(group);
        }
        ofPool = new int[pooled.height() * pooled.width()][];
        poolPlaces = new int[ofPool.length];
        for (int i = 0; i < ofPool.length; i++) {
            placePool(i);
        }
    }

    /** Where, for each cell of the map, the cell is to which so large steps lead. */
    private int[] places(LaneLayout layout, Size step) {
        int[] cells = new int[map.height() * map.width()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = layout.cell(0, i / map.width() * step.height(), i % map.width() * step.width());
        }
        return cells;
    }

    private int[] tapsOf(int group) {
        int[] cells = new int[Math.max(inTiles(taps) * Lanes.ROWS, inParts() * Lanes.TAPS)];
        Arrays.fill(cells, images.cell(shape.in(), 0, 0));
        Size kernel = shape.window().kernel();
        Size dilation = shape.window().dilation();
        int inputs = shape.in() / shape.groups();
        int tap = 0;
        for (int c = group * inputs; c < (group + 1) * inputs; c++) {
            for (int i = 0; i < kernel.height(); i++) {
                for (int j = 0; j < kernel.width(); j++) {
                    cells[tap++] = images.cell(c, i * dilation.height(), j * dilation.width());
                }
            }
        }
        return cells;
    }

    private int[] mapOf(int group) {
        int[] cells = new int[inTiles(outputs) * Lanes.ROWS];
        Arrays.fill(cells, maps.cell(shape.out(), 0, 0));
        for (int o = 0; o < outputs; o++) {
            cells[o] = maps.cell(group * outputs + o, 0, 0);
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
        poolPlaces[i] = maps.cell(0, firstRow, firstColumn);
        ofPool[i] = new int[rows * columns];
        for (int c = 0; c < ofPool[i].length; c++) {
            ofPool[i][c] = maps.cell(0, c / columns, c % columns);
        }
    }

    /** Returns whether a cell of the map may be in more than one window of the pooling. */
    boolean poolsOverlap() {
        return pool.stride().height() < pool.kernel().height()
                || pool.stride().width() < pool.kernel().width();
    }

    /** Returns in how many calls of {@link Lanes#add} so many sums are computed. */
    static int inTiles(int sums) {
        return (sums + Lanes.ROWS - 1) / Lanes.ROWS;
    }

    /** Returns where each weight goes for {@link Lanes#add}, to compute the map. */
    int[] forward() {
        return packing(outputs, taps, (sum, term) -> sum * taps + term);
    }

    /** Returns where each weight goes for {@link Lanes#add}, to compute the images' gradient. */
    int[] backward() {
        return packing(taps, outputs, (sum, term) -> term * taps + sum);
    }

    /**
     * @param sums of each group
     * @param terms of each sum
     * @param weight of a sum and a term, within the group
     */
    private int[] packing(int sums, int terms, IntBinaryOperator weight) {
        int[] places = new int[shape.out() * taps];
        for (int group = 0; group < shape.groups(); group++) {
            int first = group * inTiles(sums) * terms * Lanes.ROWS;
            for (int s = 0; s < sums; s++) {
                for (int t = 0; t < terms; t++) {
                    places[group * outputs * taps + weight.applyAsInt(s, t)] =
                            first + (s / Lanes.ROWS * terms + t) * Lanes.ROWS + s % Lanes.ROWS;
                }
            }
        }
        return places;
    }

    /** Returns in how many calls of {@link Lanes#addProducts} the taps are computed. */
    int inParts() {
        return (taps + Lanes.TAPS - 1) / Lanes.TAPS;
    }
}
