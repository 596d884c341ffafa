package dev.stridebook.nn.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
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

        INDArray sums = Floats.channelSums(maps.permute(0, 1, 3, 2));

        assertThat(sums.shape()).containsExactly(3);
        assertThat(sums.toDoubleVector()[0]).isCloseTo(each, within(0.01));
        assertThat(sums.toDoubleVector()[1]).isCloseTo(-2 * each, within(0.01));
        assertThat(sums.toDoubleVector()[2]).isCloseTo(each, within(0.01));
    }
}
