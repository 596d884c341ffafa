package dev.stridebook.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.tools.mutate.Mutant;
import dev.stridebook.tools.mutate.Mutation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MutationOutcomeTest {
    /** Returns an outcome with 90 mutants that are caught, and some that survive; the first is listed as right. */
    private static MutationOutcome outcome(int surviving, String... stale) {
        List<Mutant> mutants = IntStream.rangeClosed(1, surviving)
                .mapToObj(line -> new Mutant("Constants", line, "n = 1;", "n = 2;", ""))
                .toList();
        return new MutationOutcome(
                Catalogue.find("S4.C7").orElseThrow(),
                new Mutation.Report(new Mutation.Figure<>(90, mutants), 5, 3, 4),
                mutants.subList(1, surviving),
                List.of(stale),
                new Mutation.Figure<>(2, List.of("line 9: border moved")));
    }

    @Test
    void whatIsListedAsRightIsNoWrongAnswer() {
        assertThat(outcome(3).equivalent()).isEqualTo(1);
        assertThat(outcome(3).wrong()).isEqualTo(92);
    }

    @Test
    void threeMaySurvive() {
        assertThat(outcome(4).isWeak()).isFalse();
        assertThat(outcome(5).isWeak()).isTrue();
    }

    @Test
    void namesEachSurvivorAsTheListWants() {
        assertThat(outcome(2, "line 7: a → b")).hasToString("""
                        S4.C7 Is the last row never read?: 90 of 91 wrong answers caught, 1 right; 2 of 3 mutants. (5 do not compile, 7 repeat others.)
                            survives: S4.C7\tline 2: n = 1; → n = 2;\tConstants
                            is listed as right, but does not survive: line 7: a → b
                            mutant survives: line 9: border moved""");
    }
}
