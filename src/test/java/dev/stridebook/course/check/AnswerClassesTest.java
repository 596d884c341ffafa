package dev.stridebook.course.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.exercise.OutputShape;
import org.junit.jupiter.api.Test;

class AnswerClassesTest {
    private static String of(String source) {
        return AnswerClasses.of(source, OutputShape.EXERCISE);
    }

    @Test
    void onlyTheTypesStayAndTheirLinesKeepTheirNumbers() {
        String cell = """
                import java.util.*;
                int n = 3; Class<?> c = String.class;
                for (int i = 0; i < n; i++) { class Local {} }
                public class A implements OutputShape.Answer {
                    // class } in a comment
                    String s = "}";
                } // after
                record Pair(int a, int b) {}
                int record = 4;
                OutputShape.EXERCISE.check(new A())
                """;
        assertThat(of(cell).lines().map(String::strip))
                .containsExactly(
                        "",
                        "",
                        "",
                        "class A implements OutputShape.Answer {",
                        "// class } in a comment",
                        "String s = \"}\";",
                        "}",
                        "record Pair(int a, int b) {}",
                        "",
                        "");
        assertThat(of(cell)).hasSameSizeAs(cell);
    }

    @Test
    void anAnswerToAnotherExerciseIsNoPartOfThisOne() {
        String both = "class A implements StridedConvolution.Answer { }\nclass B implements OutputShape.Answer { }";
        assertThat(of(both).strip()).isEqualTo("class B implements OutputShape.Answer { }");
    }

    @Test
    void whatIsCutOffOrNoJavaIsTaken() {
        assertThat(of("class A { void m() { ").strip()).isEqualTo("class A { void m() {");
        assertThat(of("class").strip()).isEmpty();
        assertThat(of("}}} class A {").strip()).isEqualTo("class A {");
        assertThat(of("").strip()).isEmpty();
    }
}
