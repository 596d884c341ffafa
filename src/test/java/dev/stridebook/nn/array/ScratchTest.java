package dev.stridebook.nn.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.nn.Linear;
import dev.stridebook.nn.Parameter;
import dev.stridebook.nn.ReLU;
import dev.stridebook.nn.Some;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class ScratchTest {
    @Test
    void aStepGetsTheArraysOfTheOneBefore() {
        List<INDArray> arrays = new ArrayList<>();
        try (Scratch scratch = new Scratch()) {
            for (int step = 0; step < 2; step++) {
                scratch.step(() -> arrays.add(Floats.create(2, 3)) && arrays.add(Floats.create(4)));
            }
            scratch.step(() -> arrays.add(Floats.create(5)));
        }
        assertThat(arrays.get(2)).isSameAs(arrays.get(0)).isNotSameAs(arrays.get(3));
        assertThat(arrays.get(3)).isSameAs(arrays.get(1));
        assertThat(arrays.get(4).shape()).containsExactly(5);
    }

    @Test
    void theyBeginAtALineOfTheCacheAndAreFreed() {
        List<INDArray> arrays = new ArrayList<>();
        try (Scratch scratch = new Scratch()) {
            for (int size = 1; size < 100; size++) {
                long count = size;
                INDArray array = scratch.step(() -> Floats.create(count));
                assertThat(array.data().address() % 64).isZero();
                arrays.add(array);
            }
        }
        assertThat(arrays).allMatch(INDArray::wasClosed);
        AlignedMemory memory = new AlignedMemory(5);
        assertThat(memory.capacity()).isEqualTo(5);
        memory.deallocate();
        assertThat(memory.isNull()).isTrue();
    }

    @Test
    void whatLastsIsNotAmongThem() {
        try (Scratch scratch = new Scratch()) {
            Parameter parameter = scratch.step(() -> {
                Parameter made = new Linear(2, 3).parameters().get(0);
                made.value();
                return made;
            });
            float[] before = parameter.value().toFloatMatrix()[0];
            scratch.step(() -> Floats.create(3, 2).assign(9));
            assertThat(parameter.value().toFloatMatrix()[0]).containsExactly(before);
        }
    }

    @Test
    void noBackwardFollowsAForwardOfAnEarlierStep() {
        ReLU relu = new ReLU();
        INDArray x = Some.counting(2, 2);
        try (Scratch scratch = new Scratch()) {
            scratch.step(() -> relu.forward(x));
            assertThatThrownBy(() -> scratch.step(() -> relu.backward(x)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("nothing to go back from");
            assertThat(scratch.step(() -> {
                        relu.forward(x);
                        return relu.backward(x).sumNumber().intValue();
                    }))
                    .isEqualTo(10);
        }
    }
}
