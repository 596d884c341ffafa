package dev.stridebook.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IdxFileTest {

    @Test
    void readsAxesAndValues() {
        IdxFile file = IdxFile.parse("images", TestData.images(5), 3);
        assertThat(file.axes()).containsExactly(5, 2, 3);
        assertThat(file.values()).hasSize(30).startsWith(0, 1, 2);
        assertThat(IdxFile.parse("labels", TestData.labels(5), 1).values()).containsExactly(0, 1, 2, 3, 0);
    }

    @Test
    void refusesAnotherMagicNumber() {
        assertThatThrownBy(() -> IdxFile.parse("x", TestData.images(20), 1))
                .isInstanceOf(DataException.class)
                .hasMessage("x begins with 0x00000803, but an IDX file of 1 axes begins with 0x00000801.");
        byte[] gzip = new byte[100];
        ByteBuffer.wrap(gzip).putInt(0x1f8b0808);
        assertThatThrownBy(() -> IdxFile.parse("x", gzip, 3)).hasMessageEndingWith("It is compressed with gzip.");
    }

    @Test
    void refusesAFileThatEndsTooSoon() {
        byte[] whole = TestData.images(5);
        assertThatThrownBy(() -> IdxFile.parse("x", Arrays.copyOf(whole, 15), 3))
                .hasMessage("x has 15 bytes, fewer than the 16 of its header.");
        assertThatThrownBy(() -> IdxFile.parse("x", Arrays.copyOf(whole, whole.length - 1), 3))
                .hasMessage("The header of x announces [5, 2, 3] values, but 29 bytes follow it.");
        assertThatThrownBy(() -> IdxFile.parse("x", Arrays.copyOf(whole, whole.length + 1), 3))
                .hasMessageContaining("31 bytes");
        assertThatThrownBy(() -> IdxFile.parse("x", new byte[0], 3)).hasMessageContaining("0 bytes");
    }

    @Test
    void refusesLengthsThatMakeNoSense() {
        byte[] huge = TestData.images(5);
        ByteBuffer.wrap(huge).putInt(4, Integer.MAX_VALUE).putInt(8, Integer.MAX_VALUE);
        assertThatThrownBy(() -> IdxFile.parse("x", huge, 3)).isInstanceOf(DataException.class);
        byte[] negative = TestData.images(5);
        ByteBuffer.wrap(negative).putInt(4, -5).putInt(8, -2);
        assertThatThrownBy(() -> IdxFile.parse("x", negative, 3)).isInstanceOf(DataException.class);
    }
}
