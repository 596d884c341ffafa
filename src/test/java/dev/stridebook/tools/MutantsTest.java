package dev.stridebook.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.answer.JavaAnswer;
import dev.stridebook.course.answer.MemoryCompiler;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.exercise.LastRowAndColumn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MutantsTest {
    @Test
    void changesOnePlaceAtATimeAndTheTestsNotice() throws Exception {
        byte[] solution = MemoryCompiler.compile(
                        "S4_C7_LastRowAndColumn.java",
                        Files.readString(Path.of("solutions/S4_C7_LastRowAndColumn.java")))
                .get("S4_C7_LastRowAndColumn");

        List<Mutants.Mutant> mutants = Mutants.of(solution);

        assertThat(mutants).hasSize(3);
        for (Mutants.Mutant mutant : mutants) {
            JavaAnswer answer = JavaAnswer.of(LastRowAndColumn.EXERCISE, mutant.bytecode());
            assertThat(Catalogue.of(LastRowAndColumn.EXERCISE)
                            .grade(answer.instance(), GradedExercise.CALL_LIMIT)
                            .isFull())
                    .as(mutant.change())
                    .isFalse();
        }
    }
}
