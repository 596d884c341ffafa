package dev.stridebook.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransformTest {
    private static final byte[] THREE_BY_THREE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    private static byte[] of(Transform transform) {
        return transform.of(THREE_BY_THREE, 3, 3);
    }

    @Test
    void turnsAgainstTheClock() {
        assertThat(of(Transform.rotate(90))).containsExactly(3, 6, 9, 2, 5, 8, 1, 4, 7);
        assertThat(of(Transform.rotate(-90))).containsExactly(7, 4, 1, 8, 5, 2, 9, 6, 3);
        assertThat(of(Transform.rotate(180))).containsExactly(9, 8, 7, 6, 5, 4, 3, 2, 1);
    }

    @Test
    void turnsAnImageThatIsNotSquareAroundItsMiddle() {
        assertThat(Transform.rotate(180).of(new byte[] {1, 2, 3, 4, 5, 6}, 2, 3))
                .containsExactly(6, 5, 4, 3, 2, 1);
    }

    @Test
    void mirrorsLeftAndRight() {
        assertThat(of(Transform.mirror())).containsExactly(3, 2, 1, 6, 5, 4, 9, 8, 7);
    }

    @Test
    void shiftsDownAndRightAndLosesWhatLeaves() {
        assertThat(of(Transform.shift(1, 0))).containsExactly(0, 0, 0, 1, 2, 3, 4, 5, 6);
        assertThat(of(Transform.shift(0, 1))).containsExactly(0, 1, 2, 0, 4, 5, 0, 7, 8);
        assertThat(of(Transform.shift(-1, -2))).containsExactly(6, 0, 0, 9, 0, 0, 0, 0, 0);
        assertThat(of(Transform.shift(50, 50))).containsOnly(0);
    }

    @Test
    void mixesNeighboursWhereAPlaceLiesBetweenPixels() {
        byte[] pixels = {0, (byte) 200, 0, 0};
        assertThat(Transform.shift(0, 0.5).of(pixels, 1, 4)).containsExactly(0, 100, 100, 0);
    }

    @Test
    void scalesFromTheMiddle() {
        assertThat(of(Transform.scale(1))).containsExactly(THREE_BY_THREE);
        byte[] dot = new byte[49];
        dot[24] = (byte) 200;
        byte[] larger = Transform.scale(3).of(dot, 7, 7);
        assertThat(larger[24] & 0xff).isEqualTo(200);
        assertThat(larger[23] & 0xff).isEqualTo(133);
        assertThat(larger[21] & 0xff).isZero();
        byte[] full = new byte[49];
        Arrays.fill(full, (byte) 90);
        byte[] smaller = Transform.scale(0.5).of(full, 7, 7);
        assertThat(smaller[24]).isEqualTo((byte) 90);
        assertThat(smaller[0]).isZero();
    }

    @Test
    void doesOneAfterTheOther() {
        assertThat(of(Transform.shift(1, 0).then(Transform.mirror()))).containsExactly(0, 0, 0, 3, 2, 1, 6, 5, 4);
        assertThat(of(Transform.rotate(90).then(Transform.shift(1, 0)))).containsExactly(0, 0, 0, 3, 6, 9, 2, 5, 8);
        assertThat(of(Transform.rotate(90).then(Transform.rotate(-90)))).containsExactly(THREE_BY_THREE);
        assertThat(Transform.scale(0.8).then(Transform.shift(2, 0))).hasToString("scale(0.8), shift(2, 0)");
    }

    @Test
    void refusesFactorsThatLeaveNothing() {
        for (double factor : List.of(0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY)) {
            assertThatThrownBy(() -> Transform.scale(factor))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("above 0");
        }
    }
}
