package dev.stridebook.nn.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stridebook.nn.Some;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FloatsTest {
    /** Half a million floats of 0.1, added one by one in float, would be wrong by more than 1 %. */
    @Test
    void channelsAreSummedInDoublePrecision() {
        INDArray maps = Nd4j.ones(DataType.FLOAT, 2, 3, 512, 512).mul(0.1f);
        maps.tensorAlongDimension(1, 0, 2, 3).muli(-2);
        double each = 2 * 512 * 512 * (double) 0.1f;

        INDArray sums = Nd4j.create(DataType.FLOAT, 3);

        Floats.channelSums(maps.permute(0, 1, 3, 2), sums);

        assertThat(sums.toDoubleVector()[0]).isCloseTo(each, within(0.01));
        assertThat(sums.toDoubleVector()[1]).isCloseTo(-2 * each, within(0.01));
        assertThat(sums.toDoubleVector()[2]).isCloseTo(each, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 2048, 5003})
    void linesBecomeColumnsToWhichNumbersAreAdded(int length) {
        INDArray lines = Some.random(3, length);
        lines.putScalar(1, length / 2, -0f);
        INDArray added = Nd4j.createFromArray(1f, -2f, 3f);
        INDArray columns = Nd4j.create(DataType.FLOAT, length, 3);

        Floats.transpose(lines, null, columns);
        assertThat(columns.data().asFloat())
                .isEqualTo(lines.transpose().dup('c').data().asFloat());

        Floats.transpose(lines, added, columns);
        assertThat(columns.data().asFloat())
                .isEqualTo(lines.transpose().addRowVector(added).dup('c').data().asFloat());
    }

    @Tag("also-lanes")
    @ParameterizedTest
    @ValueSource(ints = {1, 20, 4096, 5003, 1 << 20, (2 << 20) + 1, 3_000_011})
    void oneNumberBeyondIsFoundWhereverItIs(int length) {
        INDArray x = Nd4j.zeros(DataType.FLOAT, length).addi(-1);
        assertThat(Floats.isWithin(1, x)).isTrue();
        for (int place : new int[] {0, length / 3, length - length / 5 - 1, length - 1}) {
            for (float beyond : new float[] {1.5f, -1.5f, Float.NEGATIVE_INFINITY, Float.NaN, -Float.NaN}) {
                x.putScalar(place, beyond);
                assertThat(Floats.isWithin(1, x)).as("%s at %d", beyond, place).isFalse();
            }
            x.putScalar(place, -0f);
        }
        assertThat(Floats.isWithin(1, x)).isTrue();
    }
}
