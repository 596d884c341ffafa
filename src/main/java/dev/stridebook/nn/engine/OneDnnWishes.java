package dev.stridebook.nn.engine;

import dev.stridebook.shape.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of oneDNN's ways are the fastest for a convolution, by what we measured: by itself oneDNN often takes another. How the values lie in
 * memory is mostly oneDNN's choice, blocks of 16 channels. Where the channels do not fill such blocks it can be faster if they lie
 * innermost, all of them; and where windows are single points, a product of matrices needs no other order than that of arrays.
 */
final class OneDnnWishes {
    private static final int BLOCK = 16;
    private static final int HALF_A_BLOCK = 8;
    private static final int MANY_CHANNELS = 128;

    private static final String ANY = ".*";
    private static final String JIT = "jit.*";
    private static final String GEMM = "x64:gemm:.*";
    /** The direct code for sixteen lanes. */
    private static final String SIXTEEN_LANES = "jit(_1x1)?:avx512_core";
    /** Code for eight lanes, of which a few channels leave fewer idle. */
    private static final String EIGHT_LANES = "jit:avx2";

    /** Code for eight lanes where each channel is a group. */
    private static final String EIGHT_LANES_OF_GROUPS = "jit_dw:avx2";

    /** Channels of images that are colours: there is code for them. */
    private static final int FIRST_CHANNELS = 3;

    /** Numbers that each thread may write out for a product of matrices: 64 MB. */
    private static final long MOST_SHOWN = 1 << 24;

    /** Cells of a window that is hardly more than a point. */
    private static final int SMALL_WINDOW = 4;

    /** Cells of a window up to which it takes longer to reorder channels than to add up their products, each channel by itself. */
    private static final int MEDIUM_WINDOW = 49;

    /** Cells of a map from which on small windows are better written out. */
    private static final long LARGE_MAP = 900;

    /** Cells of a map from which on groups with few channels in and more out are better written out. */
    private static final long MEDIUM_MAP = 200;

    /** Cells of an image up to which it takes less time to put channels into blocks than to lay them innermost. */
    private static final long SMALL_IMAGE = 1500;

    /** Numbers that go in and come out, from which on their order matters more than the products of each, if there are only few. */
    private static final long MANY = 1 << 21;

    private static final long FEW_PRODUCTS = 16;

    /** Kernels for each position from which on products are worth it in groups. */
    private static final int KERNELS_IN_GROUPS = 2;

    /** Kernels for each position from which on products are worth it in spite of much padding. */
    private static final int KERNELS_FOR_PADDED = 4;

    private final ConvolutionShape shape;
    /** Channels of a group. */
    private final int in;

    private final int out;

    /**
     * What is preferred.
     *
     * @param order of the output
     * @param name a pattern of names
     */
    record Wish(Order order, String name) {}

    OneDnnWishes(ConvolutionShape shape) {
        this.shape = shape;
        in = shape.in() / shape.groups();
        out = shape.out() / shape.groups();
    }

    /** For the output, the best first. */
    List<Wish> forward() {
        if (shape.groups() > 1) {
            boolean isSmall =
                    area() <= 9 && (isDense() || in == 1 && isApart()) && out >= 3 * in && cells() >= MEDIUM_MAP;
            boolean isSparse = area() <= SMALL_WINDOW && isApart() && out > HALF_A_BLOCK;
            // Where a stride leaves gaps, to write out each map takes twice the time of code for single channels.
            boolean isPointOfMaps = isPoint() && (isDense() || !isDepthwise());
            return ofGroups(isPointOfMaps || isSmall || isSparse || suitsProducts(), false);
        }
        List<Wish> wishes = new ArrayList<>();
        if (isPoint() && !fillsBlocks() || isSmallOnLargeMap()) {
            wishes.add(new Wish(Order.BLOCKS, GEMM));
        }
        boolean isOneToFew = in == 1 && out <= HALF_A_BLOCK;
        if (inputFillsBlocks() && !isOneToFew || isSmallWithGaps() || hasFewProducts()) {
            wishes.add(new Wish(Order.BLOCKS, ANY));
        }
        wishes.addAll(any());
        return wishes;
    }

    /** For an output that is pooled or goes back in the same order. */
    List<Wish> forwardInBlock() {
        return shape.groups() > 1 ? forward() : any();
    }

    /** For the gradient of the input. */
    List<Wish> inputGradient() {
        boolean isWidened = in <= HALF_A_BLOCK && out >= 6 * in && shape.shown() <= MOST_SHOWN;
        // Of blocks that are filled for the most part, the gradient is reordered in little time.
        boolean suitsBlocks = in >= BLOCK && 4 * idle() <= in;
        boolean writesOut = isPoint() && !fillsBlocks()
                || isWidened
                || shape.groups() == 1 && isSmallOnLargeMap() && !suitsBlocks
                || suitsProducts();
        if (shape.groups() > 1) {
            return ofGroups(writesOut, isDepthwise());
        }
        List<Wish> wishes = new ArrayList<>();
        if (writesOut) {
            wishes.add(new Wish(Order.BLOCKS, GEMM));
        }
        if (in <= HALF_A_BLOCK) {
            wishes.add(new Wish(Order.CHANNELS_LAST, SIXTEEN_LANES));
            wishes.add(new Wish(Order.CHANNELS_LAST, EIGHT_LANES));
        }
        if (shape.window().stride().area() > 1) {
            // Where a stride leaves gaps the direct code takes half of the time or less; that for eight lanes only if
            // it has few to add up.
            wishes.add(new Wish(any().get(0).order(), out > BLOCK ? SIXTEEN_LANES : "jit(_1x1)?:.*"));
        }
        wishes.addAll(any());
        return wishes;
    }

    /** For the gradients of weight and bias. */
    List<Wish> learnedGradients() {
        if (shape.groups() > 1) {
            boolean isNarrow = in == 1 && area() <= 4;
            return ofGroups(isPoint() || isNarrow || suitsProducts(), out <= HALF_A_BLOCK);
        }
        List<Wish> wishes = new ArrayList<>();
        if (suitsProducts()) {
            wishes.add(new Wish(Order.BLOCKS, GEMM));
        }
        if (isPoint() && !fillsBlocks()) {
            boolean isLarge = isDense() && values() > 2 * MANY && out >= BLOCK;
            wishes.add(new Wish(Order.BLOCKS, isLarge ? ANY : GEMM));
        }
        if (in <= FIRST_CHANNELS && (in > 1 || out > HALF_A_BLOCK)) {
            wishes.add(new Wish(Order.BLOCKS, SIXTEEN_LANES));
        }
        if (out <= HALF_A_BLOCK) {
            boolean hasMore = in > HALF_A_BLOCK && isDense();
            wishes.add(new Wish(Order.CHANNELS_LAST, hasMore ? SIXTEEN_LANES : EIGHT_LANES));
        }
        if (isSmallOfManyChannels()) {
            wishes.add(new Wish(Order.BLOCKS, ANY));
        }
        wishes.addAll(any());
        return wishes;
    }

    /**
     * For groups. Blocks are only for channels that fill them, or are alone in their group.
     *
     * @param writesOut whether a product of matrices is best
     * @param hasFewLanes whether so few channels are computed side by side
     */
    private List<Wish> ofGroups(boolean writesOut, boolean hasFewLanes) {
        List<Wish> wishes = new ArrayList<>();
        if (writesOut && !(isDepthwise() && (!isPoint() || isOfManySmallMaps()))) {
            wishes.add(new Wish(Order.BLOCKS, GEMM));
        }
        if (isDepthwise() && leavesHalfABlockIdle()) {
            wishes.add(new Wish(Order.BLOCKS, EIGHT_LANES_OF_GROUPS));
        }
        wishes.add(new Wish(Order.BLOCKS, JIT));
        if (hasFewLanes) {
            wishes.add(new Wish(Order.CHANNELS_LAST, EIGHT_LANES));
        }
        wishes.add(new Wish(Order.CHANNELS_LAST, JIT));
        wishes.add(new Wish(Order.BLOCKS, GEMM));
        wishes.add(new Wish(Order.BLOCKS, ANY));
        wishes.add(new Wish(Order.CHANNELS_LAST, ANY));
        return wishes;
    }

    /** Whether to begin a product for each map takes longer than to reorder all of them. */
    private boolean isOfManySmallMaps() {
        long numbers = (long) shape.height() * shape.width() + cells();
        return shape.groups() >= 2 * BLOCK && numbers < 2 * MEDIUM_MAP;
    }

    /** Whether half of the last block would be idle, of at most two. Where the half is not filled either, large windows take longer in it. */
    private boolean leavesHalfABlockIdle() {
        int last = shape.groups() % BLOCK;
        boolean suitsHalf = last == HALF_A_BLOCK || 0 < last && last < HALF_A_BLOCK && area() <= MEDIUM_WINDOW;
        return suitsHalf && shape.groups() < 2 * BLOCK;
    }

    /** Any way, with the order that suits the output better first. */
    private List<Wish> any() {
        boolean isStridedPoint = isPoint() && shape.window().stride().area() > 1;
        Wish blocks = new Wish(Order.BLOCKS, ANY);
        Wish channelsLast = new Wish(Order.CHANNELS_LAST, ANY);
        boolean isFilled = out % BLOCK == 0 && (in % BLOCK == 0 || in < BLOCK);
        return isStridedPoint || isFilled ? List.of(blocks, channelsLast) : List.of(channelsLast, blocks);
    }

    private boolean isDepthwise() {
        return in == 1 && out == 1;
    }

    private boolean isPoint() {
        return area() == 1;
    }

    private long area() {
        return shape.window().kernel().area();
    }

    private boolean isDense() {
        return shape.window().stride().area() == 1;
    }

    /** Whether no two windows show the same cell. */
    private boolean isApart() {
        Window window = shape.window();
        return window.stride().height() >= window.kernel().height()
                && window.stride().width() >= window.kernel().width();
    }

    private long cells() {
        return shape.window().outputSize(shape.height(), shape.width()).area();
    }

    private boolean isSmallOnLargeMap() {
        return area() <= SMALL_WINDOW && isDense() && cells() >= LARGE_MAP && out >= 2 * BLOCK && !fillsBlocks();
    }

    private boolean fillsBlocks() {
        return in % BLOCK == 0 && out % BLOCK == 0;
    }

    /** Whether blocks of the input are filled nearly all, or it has so few channels that there is code for them. */
    private boolean inputFillsBlocks() {
        return in < BLOCK || 2 * BLOCK * idle() <= in;
    }

    /** How many channels the last block of the input has too few. */
    private int idle() {
        return (BLOCK - in % BLOCK) % BLOCK;
    }

    /** Whether a stride leaves gaps on small images whose blocks are filled for the most part: these are reordered in little time. */
    private boolean isSmallWithGaps() {
        return !isDense() && (long) shape.height() * shape.width() <= SMALL_IMAGE && 10 * idle() <= in;
    }

    /** Whether windows are so small that reordering shows, and blocks are filled for the most part, or those that count: then it shows less. */
    private boolean isSmallOfManyChannels() {
        boolean areFilled =
                in >= BLOCK ? 3 * idle() <= in && out >= 2 * BLOCK : out >= MANY_CHANNELS && cells() >= LARGE_MAP;
        return area() <= SMALL_WINDOW && isDense() && areFilled;
    }

    /** Whether windows are apart, so that writing them out repeats no number, and a product has many kernels to multiply these with. */
    private boolean isApartForMany() {
        return isLarger() && isApart() && out > 2 * BLOCK;
    }

    /** Whether windows are larger than points, and to be written out at all. */
    private boolean isLarger() {
        return !isPoint() && shape.shown() <= MOST_SHOWN;
    }

    /**
     * Whether positions are so few that a product of matrices is faster: it reads kernels as they are, which other ways reorder first, but for
     * each image anew.
     *
     * @param kernels of a group that there are at least for each position
     */
    private boolean hasFewPositions(int kernels) {
        long numbers = (long) shape.out() * in * area();
        return isLarger() && numbers > shape.n() * values() && out >= kernels * shape.n() * cells();
    }

    /** Whether a product of matrices is the fastest, forward in groups and for gradients; of padding it multiplies what others leave out. */
    private boolean suitsProducts() {
        if (isApartForMany()) {
            return true;
        }
        if (shape.groups() > 1) {
            return hasFewPositions(KERNELS_IN_GROUPS);
        }
        return isMostlyPadded() ? shape.n() == 1 && hasFewPositions(KERNELS_FOR_PADDED) : hasFewPositions(1);
    }

    /** Whether there is nearly as much padding as image. */
    private boolean isMostlyPadded() {
        long padded = (shape.height() + (long) shape.window().padding().vertical())
                * (shape.width() + shape.window().padding().horizontal());
        return 4 * padded >= 7L * shape.height() * shape.width();
    }

    /** How many numbers go in and come out. */
    private long values() {
        return (long) shape.n() * ((long) shape.in() * shape.height() * shape.width() + shape.out() * cells());
    }

    private boolean hasFewProducts() {
        long products = shape.n() * shape.out() * cells() * in * area();
        return values() > MANY && products < FEW_PRODUCTS * values();
    }
}
