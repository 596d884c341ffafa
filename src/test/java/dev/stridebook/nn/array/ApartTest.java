package dev.stridebook.nn.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApartTest {
    @Test
    void doesWhatTheOtherDoes() {
        List<Integer> rounds = new ArrayList<>();
        Apart apart = new Apart(rounds::add);
        apart.accept(3);
        apart.accept(1);
        assertThat(rounds).containsExactly(3, 1);
    }

    @Test
    void throwsWhatTheOtherThrows() {
        IllegalStateException thrown = new IllegalStateException("no");
        assertThatThrownBy(() -> new Apart(round -> {
                            throw thrown;
                        })
                        .accept(0))
                .isSameAs(thrown);
        assertThatThrownBy(() -> new Apart(round -> {
                            throw new AssertionError("nor that");
                        })
                        .accept(0))
                .isInstanceOf(AssertionError.class)
                .hasMessage("nor that");
    }
}
