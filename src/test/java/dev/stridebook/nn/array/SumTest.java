package dev.stridebook.nn.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SumTest {
    private final Sum sum = new Sum(2);
    private final INDArray numbers = Nd4j.createFromArray(1f, -2f);

    @AfterEach
    void free() {
        sum.close();
    }

    private void compute(float first, float second) {
        sum.add(array -> array.assign(Nd4j.createFromArray(first, second)));
    }

    private void assertSum(float... expected) {
        assertThat(sum.now().toFloatVector()).containsExactly(expected);
    }

    @Test
    void beginsAtZero() {
        assertThat(sum.isZero()).isTrue();
        assertSum(0, 0);
        assertThat(sum.isZero()).isTrue();
    }

    @Test
    void addsWhatIsGivenAndWhatIsComputed() {
        compute(3, 4);
        sum.add(numbers);
        compute(10, 20);
        assertSum(14, 22);
        assertThat(sum.isZero()).isFalse();
        assertThat(numbers.toFloatVector()).containsExactly(1, -2);
    }

    /** As where layers that share their weights go back at once. */
    @Test
    void aComputationMayAddToTheSameSum() {
        sum.add(array -> sum.add(more -> {
            array.assign(Nd4j.createFromArray(3f, 4f));
            more.assign(Nd4j.createFromArray(10f, 20f));
        }));
        assertSum(13, 24);
    }

    @Test
    void aComputationThatFailsAddsNothing() {
        assertThatThrownBy(() -> sum.add(array -> {
                    array.assign(5);
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertSum(0, 0);
        compute(3, 4);
        assertSum(3, 4);
    }

    @Test
    void nothingIsLeftOfWhatWasBeforeZero() {
        for (int round = 0; round < 2; round++) {
            sum.add(numbers);
            sum.setToZero();
            assertThat(sum.isZero()).isTrue();
            compute(3, 4);
            assertSum(3, 4);
            sum.setToZero();
            assertSum(0, 0);
            sum.setToZero();
        }
    }

    @Test
    void whoHoldsTheArraySeesZerosAndMayAddToThem() {
        sum.add(numbers);
        INDArray held = sum.lend();
        sum.setToZero();
        assertThat(held.toFloatVector()).containsExactly(0, 0);
        held.addi(1);
        assertThat(sum.isZero()).isFalse();
        compute(3, 4);
        assertThat(held.toFloatVector()).containsExactly(4, 5);
    }

    @Test
    void whatFailsToBeComputedAddsNothing() {
        sum.add(numbers);
        sum.setToZero();
        try {
            sum.add(array -> {
                array.assign(7);
                throw new IllegalStateException("half way");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("half way");
        }
        assertSum(0, 0);
    }

    @Test
    void movesToAnother() {
        try (Sum other = sum.like()) {
            sum.moveTo(other, 1);
            assertThat(other.isZero()).isTrue();
            sum.add(numbers);
            sum.moveTo(other, 0.5f);
            assertSum(0, 0);
            sum.add(numbers);
            sum.moveTo(other, 2);
            assertThat(other.now().toFloatVector()).containsExactly(2.5f, -5);
        }
    }
}
