package dev.stridebook.nn.engine;

import dev.stridebook.shape.Padding;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/** Where the windows of a block's stage stand in {@link LaneImages}: which cells they show, and which cell gets what comes out. */
final class LaneCells {
    final ConvolutionShape shape;
    final Size map;
    final Size pooled;
    final LaneLayout images;
    /** Rows of results whose gradients go back together. */
    final int stripRows;
    /** Of a strip of the map. */
    final LaneLayout strip;
    /** Channels of a group. */
    final int outputs;
    /** Cells that a window shows, in all channels of a group. */
    final int taps;
    /** Where the window begins in the images, for each cell of the map. */
    final int[] places;
    /** The same, for each of the two registers that hold a cell. */
    final int[] registers;
    /** Where each cell of a strip is in a channel's plane. */
    final int[] stripPlaces;
    /** Of each group: where the taps are from the place of the window; then the plane that nobody needs. */
    final int[][] ofTaps;
    /** Of each group: where its channels of a strip are; then the plane that nobody needs. */
    final int[][] ofStrip;
    /** How many rows of the map are kept while they are pooled. */
    final int bandRows;
    /** Where each cell of the map is in the band: its channels follow each other, and a row takes the place of one that was pooled. */
    final int[] bandPlaces;
    /** Of each window of the pooling: its cells in the band. */
    final int[][] bandOfPool;
    /** Of each window of the pooling that is in a strip: its cells in a plane of it. */
    final int[][] stripOfPool;

    /** Where the channels of {@link Lanes#add} are in the band. */
    static final int[] IN_BAND = new int[Lanes.ROWS];

    static {
        Arrays.setAll(IN_BAND, row -> row * Lanes.IMAGES);
    }

    /** For so many cells, gradients of {@link Lanes#GRADIENTS} channels stay in the processor's nearest cache. */
    static final int NEAR = 64;

    private final Window pool;
    /** Whether there is one strip. */
    private final boolean isWhole;
    /** How its products are computed if there are not to be as many as usual; null if there are. */
    final LineTiles tiles;

    /** Of a stage that multiplies each weight. */
    LaneCells(Engine.Stage stage) {
        this(stage, null, false);
    }

    /** Returns those of a stage that takes {@link LineTiles} where they cost less. */
    static LaneCells withFewestProducts(Engine.Stage stage) {
        return new LaneCells(stage, LineTiles.of(stage.shape()).orElse(null), false);
    }

    /** Returns those of a convolution alone, with one strip and all products. */
    static LaneCells whole(ConvolutionShape shape) {
        return new LaneCells(new Engine.Stage(shape, false, null), null, true);
    }

    private LaneCells(Engine.Stage stage, LineTiles tiles, boolean isWhole) {
        shape = stage.shape();
        this.tiles = tiles;
        pool = stage.pool() == null ? Window.kernel(1) : stage.pool();
        map = shape.window().outputSize(shape.height(), shape.width());
        pooled = pool.outputSize(map);
        Padding margin = tiles == null ? shape.window().padding() : tiles.margin();
        images = new LaneLayout(shape.in(), shape.height(), shape.width(), margin);
        Size stripMap = isWhole || tiles != null ? map : stripMap();
        this.isWhole = stripMap.equals(map);
        stripRows = this.isWhole
                ? pooled.height()
                : stripMap.height() / pool.kernel().height();
        strip = tiles == null
                ? new LaneLayout(shape.out(), stripMap.height(), stripMap.width(), Padding.NONE)
                : tiles.map();
        outputs = shape.out() / shape.groups();
        taps = shape.in() / shape.groups() * (int) shape.window().kernel().area();
        Size stride = shape.window().stride();
        places = ofEachCell(map, (y, x) -> images.cell(0, y * stride.height(), x * stride.width()));
        registers = new int[2 * places.length];
        Arrays.setAll(registers, i -> places[i / 2] + i % 2 * Lanes.IMAGES / 2);
        stripPlaces = ofEachCell(stripMap, (y, x) -> strip.cell(0, y, x));
        ofTaps = new int[shape.groups()][];
        Arrays.setAll(ofTaps, this::tapsOf);
        ofStrip = new int[shape.groups()][];
        Arrays.setAll(ofStrip, this::stripOf);
        bandRows = Math.min(pool.kernel().height(), map.height());
        bandPlaces = ofEachCell(map, (y, x) -> (y % bandRows * map.width() + x) * Lanes.ROWS * Lanes.IMAGES);
        bandOfPool = ofEachWindow(pool, map, bandPlaces);
        stripOfPool = ofEachWindow(pool, stripMap, stripPlaces);
    }

    /** Returns those of the convolution that computes the products: another one if they are not as many as usual. */
    LaneCells ofProducts() {
        return tiles == null ? this : tiles.atPoints;
    }

    /** Returns the size of a strip: it is the whole map unless the windows of the pooling stand side by side from its corner on. */
    private Size stripMap() {
        int height = pool.kernel().height();
        if (!pool.stride().equals(pool.kernel()) || !pool.padding().equals(Padding.NONE)) {
            return map;
        }
        int rows = Math.max(1, NEAR / (height * map.width())) * height;
        return rows < map.height() ? Size.of(rows, map.width()) : map;
    }

    private static int[] ofEachCell(Size map, IntBinaryOperator place) {
        int[] cells = new int[map.height() * map.width()];
        Arrays.setAll(cells, i -> place.applyAsInt(i / map.width(), i % map.width()));
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

    private int[] stripOf(int group) {
        int[] cells = new int[inTiles(outputs) * Lanes.ROWS];
        Arrays.fill(cells, strip.cell(shape.out(), 0, 0));
        for (int o = 0; o < outputs; o++) {
            cells[o] = strip.cell(group * outputs + o, 0, 0);
        }
        return cells;
    }

    /**
     * Returns where the cells are that each window of a pooling shows, without those that are padding.
     *
     * @param places of the map's cells
     */
    static int[][] ofEachWindow(Window pool, Size map, int... places) {
        Size pooled = pool.outputSize(map);
        int[][] windows = new int[pooled.height() * pooled.width()][];
        for (int i = 0; i < windows.length; i++) {
            int top =
                    i / pooled.width() * pool.stride().height() - pool.padding().top();
            int left =
                    i % pooled.width() * pool.stride().width() - pool.padding().left();
            int firstRow = Math.max(0, top);
            int firstColumn = Math.max(0, left);
            int rows = Math.min(map.height(), top + pool.kernel().height()) - firstRow;
            int columns = Math.min(map.width(), left + pool.kernel().width()) - firstColumn;
            int first = firstRow * map.width() + firstColumn;
            windows[i] = new int[rows * columns];
            for (int c = 0; c < windows[i].length; c++) {
                windows[i][c] = places[first + c / columns * map.width() + c % columns];
            }
        }
        return windows;
    }

    /** Returns the first row of the map that a row of pooling windows shows. */
    int firstRow(int y) {
        return Math.max(0, y * pool.stride().height() - pool.padding().top());
    }

    /** Returns the row of the map that follows those which a row of pooling windows shows. */
    int endOfRows(int y) {
        return Math.min(
                map.height(),
                y * pool.stride().height()
                        - pool.padding().top()
                        + pool.kernel().height());
    }

    /** Returns how many cells of the map are in strips that come before a row of results. */
    int cellsBefore(int row) {
        if (isWhole) {
            return row == 0 ? 0 : places.length;
        }
        return row * pool.kernel().height() * map.width();
    }

    /** Returns where the results of a block are whose last stage this is. */
    LaneLayout results() {
        return new LaneLayout(shape.out(), pooled.height(), pooled.width(), Padding.NONE);
    }

    /** Returns whether a cell of the map may be in more than one window of the pooling. */
    boolean poolsOverlap() {
        return overlap(pool);
    }

    static boolean overlap(Window pool) {
        return pool.stride().height() < pool.kernel().height()
                || pool.stride().width() < pool.kernel().width();
    }

    /** Returns in how many calls of {@link Lanes#add} so many sums are computed. */
    static int inTiles(int sums) {
        return (sums + Lanes.ROWS - 1) / Lanes.ROWS;
    }

    /** Returns in how many calls of {@link Lanes#addProducts} the taps are computed. */
    int inParts() {
        return (taps + Lanes.TAPS - 1) / Lanes.TAPS;
    }

    /** Returns in how many calls of {@link Lanes#addProducts} a group's channels of the map are computed. */
    int inRows() {
        return (outputs + Lanes.GRADIENTS - 1) / Lanes.GRADIENTS;
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
        int[] packing = new int[shape.out() * taps];
        for (int group = 0; group < shape.groups(); group++) {
            int first = group * inTiles(sums) * terms * Lanes.ROWS;
            for (int s = 0; s < sums; s++) {
                for (int t = 0; t < terms; t++) {
                    packing[group * outputs * taps + weight.applyAsInt(s, t)] =
                            first + (s / Lanes.ROWS * terms + t) * Lanes.ROWS + s % Lanes.ROWS;
                }
            }
        }
        return packing;
    }
}
