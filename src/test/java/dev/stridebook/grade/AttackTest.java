package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttackTest {
    @Test
    void thereAreNinetySixKinds() {
        assertThat(Attack.all()).hasSize(96);
    }

    @Test
    void someCanOnlyEndByTheTime() {
        assertThat(Attack.all())
                .filteredOn(Attack::onlyTimeEndsIt)
                .extracting(Attack::name)
                .containsExactly(
                        "deadlock.java",
                        "endless-compile.java",
                        "endless-loop.java",
                        "loop-that-catches-everything.java",
                        "output-without-end.java",
                        "poisoned-message.java",
                        "sleep-for-ever.java",
                        "time-bomb.java");
    }
}
