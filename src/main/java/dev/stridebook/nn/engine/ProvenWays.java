package dev.stridebook.nn.engine;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.stridebook.shape.Window;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The ways of oneDNN 3.11 in which no fault was found: none read or wrote beyond its memory, or computed a wrong number, in random
 * cases within a fence ({@code ./stridebook author fence}; docs/soundness.md has the figures). What is not listed is not taken, such
 * as code for a processor that could not be simulated: oneDNN then has another way, or ND4J's operators compute.
 */
final class ProvenWays implements Predicate<Way> {
    /** Kernels so narrow were right wherever they stand. */
    private static final int NARROW = 7;

    private static final Map<Operation, Set<String>> NAMES = Map.of(
            Operation.CONVOLUTION,
            names(
                    code("x64:gemm:jit"),
                    code("jit", "sse41", "avx", "avx2", "avx512_core"),
                    code("jit_1x1", "sse41", "avx", "avx2", "avx512_core"),
                    code("jit_dw", "sse41", "avx2", "avx512_core")),
            Operation.INPUT_GRADIENT,
            names(
                    code("x64:gemm:jit"),
                    code("jit", "avx2", "avx512_core"),
                    code("jit_1x1", "avx2", "avx512_core"),
                    code("jit_dw", "sse41", "avx2", "avx512_core"),
                    code("brgconv_strided", "avx2", "avx512_core")),
            Operation.LEARNED_GRADIENTS,
            names(
                    code("x64:gemm:jit"),
                    code("jit", "avx2", "avx512_core"),
                    code("jit_1x1", "avx2", "avx512_core"),
                    code("jit_dw", "sse41", "avx2", "avx512_core")),
            Operation.POOLING,
            names(code("jit", "sse41", "avx", "avx2", "avx512_core"), code("simple_nchw:any"), code("simple_nhwc:any")),
            Operation.POOLING_GRADIENT,
            names(code("jit", "sse41", "avx", "avx2", "avx512_core"), code("simple_nchw:any"), code("simple_nhwc:any")),
            Operation.RELU_GRADIENT,
            names(code("jit", "sse41", "avx", "avx2", "avx512_core", "avx512_core_bf16")),
            Operation.RELU,
            names(code("jit:uni")),
            Operation.PRODUCT,
            names(code("gemm:jit:f32"), code("brg_matmul", "avx2", "avx512_core")),
            Operation.REORDER,
            names(code("jit:uni"), code("jit:blk"), code("jit_direct_copy:uni")));

    /**
     * @param instructions for which sets of instructions there is such code; none if its name does not say
     */
    private static Stream<String> code(String name, String... instructions) {
        return instructions.length == 0
                ? Stream.of(name)
                : Stream.of(instructions).map(set -> name + ":" + set);
    }

    @SafeVarargs
    private static Set<String> names(Stream<String>... codes) {
        return Stream.of(codes).flatMap(code -> code).collect(toUnmodifiableSet());
    }

    @Override
    public boolean test(Way way) {
        return NAMES.get(way.operation()).contains(way.name())
                && (way.convolution() == null
                        || way.convolution().readsAtEachPosition()
                                && !isOfStridedPointsChannelsLast(way)
                                && !isOfOneColumnThatStepsDown(way));
    }

    /**
     * The learned gradients of 1×1 kernels with a stride, if all channels of a pixel lie next to each other: the code for 1×1 kernels
     * writes kilobytes beyond its memory, or computes wrong numbers.
     */
    private static boolean isOfStridedPointsChannelsLast(Way way) {
        return way.operation() == Operation.LEARNED_GRADIENTS
                && way.name().startsWith("jit_1x1:")
                && way.order() == Order.CHANNELS_LAST
                && way.convolution().window().stride().area() > 1;
    }

    /**
     * The input's gradient of a wide kernel that has one place beside, and steps down by more than 1: wrong numbers for kernels 14 to
     * 19 wide.
     */
    private static boolean isOfOneColumnThatStepsDown(Way way) {
        Window window = way.convolution().window();
        return way.operation() == Operation.INPUT_GRADIENT
                && way.name().startsWith("jit:")
                && window.extent().width() > NARROW
                && way.convolution().output()[3] == 1
                && window.stride().height() > 1;
    }
}
