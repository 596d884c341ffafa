package dev.stridebook.nn.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jdk.incubator.vector.IntVector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link MemoryVectors}, as {@code JavaCommand.vectorOptions()} starts this Java. */
@Tag("lanes")
class MemoryVectorsTest {
    private static final int LANES = MemoryVectors.SPECIES.length();
    /** Rounds after which Java has compiled a loop. */
    private static final int MANY = 200;

    private final INDArray array = array(5 * LANES + 3);

    private static INDArray array(int length) {
        INDArray array = Floats.create(length);
        int[] numbers = new int[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = 1000 * i;
        }
        Floats.bits(array).put(numbers);
        return array;
    }

    private int[] numbers() {
        int[] numbers = new int[(int) array.length()];
        Floats.bits(array).get(numbers);
        return numbers;
    }

    @Test
    void areThere() {
        assertThat(MemoryVectors.areThere()).isTrue();
    }

    @Test
    void goFromAndToAnyPlace() {
        Object memory = MemoryVectors.memory(array);
        int[] expected = numbers();
        for (int round = 0; round < MANY; round++) {
            for (int place = 0; place <= array.length() - LANES; place++) {
                IntVector found = MemoryVectors.load(memory, place);
                assertThat(found.toArray())
                        .containsExactly(IntVector.fromArray(MemoryVectors.SPECIES, expected, place)
                                .toArray());
                MemoryVectors.store(found.add(1), memory, place);
                for (int lane = 0; lane < LANES; lane++) {
                    expected[place + lane]++;
                }
            }
        }
        assertThat(numbers()).containsExactly(expected);
    }

    @Test
    void stayWithinTheArray() {
        Object memory = MemoryVectors.memory(array);
        int[] before = numbers();
        for (int place :
                new int[] {-1, (int) array.length() - LANES + 1, (int) array.length(), Integer.MAX_VALUE / Float.BYTES
                }) {
            assertThatIllegalStateException().isThrownBy(() -> MemoryVectors.load(memory, place));
            assertThatIllegalStateException()
                    .isThrownBy(() -> MemoryVectors.store(IntVector.zero(MemoryVectors.SPECIES), memory, place));
        }
        Object small = MemoryVectors.memory(array(LANES - 1));
        assertThatIllegalStateException().isThrownBy(() -> MemoryVectors.load(small, 0));
        assertThat(numbers()).containsExactly(before);
    }
}
