package dev.stridebook.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.nn.array.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RecentTest {
    private final List<Integer> closed = new ArrayList<>();
    private final List<Integer> made = new ArrayList<>();

    private Optional<Prepared> prepare(int key) {
        made.add(key);
        return Optional.of(() -> closed.add(key));
    }

    @Test
    void closesEverythingAtOnceWhenThereIsMoreThanItKeeps() {
        Recent<Integer, Prepared> recent = new Recent<>(2);
        for (int key : new int[] {1, 2, 1, 2, 3}) {
            recent.get(key, this::prepare);
        }
        assertThat(made).containsExactly(1, 2, 3);
        assertThat(closed).containsExactlyInAnyOrder(1, 2);
        recent.get(1, this::prepare);
        assertThat(made).containsExactly(1, 2, 3, 1);
        assertThat(closed).hasSize(2);
    }

    @Test
    void remembersThatNothingCanBePreparedButNotAFailure() {
        Recent<Integer, Prepared> recent = new Recent<>(2);
        assertThat(recent.get(1, key -> Optional.empty())).isEmpty();
        assertThat(recent.get(1, this::prepare)).isEmpty();
        assertThatThrownBy(() -> recent.get(2, key -> {
                    throw new OutOfMemoryError("no memory left");
                }))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(recent.get(2, this::prepare)).isPresent();
    }

    @Test
    void closesEverythingWhenAThreadOfWorkersEnds() {
        try (Workers workers = new Workers(1)) {
            workers.run(List.<Supplier<Integer>>of(() -> {
                Recent<Integer, Prepared> recent = new Recent<>(2);
                recent.get(1, this::prepare);
                recent.get(2, this::prepare);
                return 0;
            }));
            assertThat(closed).isEmpty();
        }
        assertThat(closed).containsExactlyInAnyOrder(1, 2);
    }
}
