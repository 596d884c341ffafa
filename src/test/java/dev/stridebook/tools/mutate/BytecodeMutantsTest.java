package dev.stridebook.tools.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.answer.JavaAnswer;
import dev.stridebook.course.answer.MemoryCompiler;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.exercise.LastRowAndColumn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BytecodeMutantsTest {
    @Test
    void changesOnePlaceAtATimeAndTheTestsNotice() throws Exception {
        byte[] solution = MemoryCompiler.compile(
                        "S4_C7_LastRowAndColumn.java",
                        Files.readString(Path.of("solutions/S4_C7_LastRowAndColumn.java")))
                .get("S4_C7_LastRowAndColumn");

        List<BytecodeMutants.MutatedClass> mutants = BytecodeMutants.of(solution);

        assertThat(mutants).hasSize(3);
        for (BytecodeMutants.MutatedClass mutant : mutants) {
            JavaAnswer answer = JavaAnswer.of(
                    LastRowAndColumn.EXERCISE,
                    "S4_C7_LastRowAndColumn",
                    Map.of("S4_C7_LastRowAndColumn", mutant.bytecode()));
            assertThat(Catalogue.of(LastRowAndColumn.EXERCISE)
                            .grade(answer.instance(), GradedExercise.CALL_LIMIT)
                            .isFull())
                    .as(mutant.change())
                    .isFalse();
        }
    }
}
