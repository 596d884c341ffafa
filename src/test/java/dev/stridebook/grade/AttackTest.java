package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttackTest {
    @Test
    void thereAreNinetySixKinds() {
        assertThat(Attack.all()).hasSize(96);
    }

    @Test
    void someTakeAllTheTime() {
        assertThat(Attack.all())
                .filteredOn(Attack::takesAllTheTime)
                .extracting(Attack::name)
                .containsExactly(
                        "class-bomb.java",
                        "deadlock.java",
                        "endless-cell.ipynb",
                        "endless-compile.java",
                        "endless-loop.java",
                        "heap-bomb-in-threads.java",
                        "loop-that-catches-everything.java",
                        "output-without-end.java",
                        "poisoned-message.java",
                        "sleep-for-ever.java",
                        "time-bomb.java");
    }
}
