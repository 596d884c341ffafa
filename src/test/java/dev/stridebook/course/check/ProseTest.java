package dev.stridebook.course.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProseTest {
    @Test
    void codeIsSetApartOnAPage() {
        assertThat(Prose.toHtml("Write `a<b>(c)` & run `./x y`."))
                .matches("Write <code [^>]*>a&lt;b&gt;\\(c\\)</code> &amp; run <code [^>]*>\\./x y</code>\\.");
        assertThat(Prose.toHtml("a lone ` stays")).isEqualTo("a lone ` stays");
    }

    @Test
    void codeDoesNotBreakInLines() {
        String command = "./stridebook shape --input 8x8 --kernel 3,5 --padding 0,1 --stride 3,4";

        assertThat(Paragraph.forTerminal(Prose.plain("Then compare with the run: `" + command + "` and go on.")))
                .containsExactly("Then compare with the run:", command + " and go", "on.");
    }

    static List<GradedExercise<?>> exercises() {
        return Catalogue.EXERCISES;
    }

    /** Calls and cells of arrays are code, wherever a task has them. */
    @ParameterizedTest
    @MethodSource("exercises")
    void tasksSetCodeApart(GradedExercise<?> exercise) {
        String words = exercise.task().replaceAll("`[^`]+`", "");

        assertThat(words).doesNotContain("`", "./stridebook").doesNotContainPattern("\\w\\(|\\[|_|\\w\\.[a-z]\\w*\\(");
    }
}
