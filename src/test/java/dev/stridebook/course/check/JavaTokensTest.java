package dev.stridebook.course.check;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class JavaTokensTest {
    @Test
    void commentsAndWhiteSpaceAreNoTokens() {
        assertThat(JavaTokens.of("int /* a */ größe=1;// b\n/** \" */char c;/**/"))
                .containsExactly("int", "größe", "=", "1", ";", "char", "c", ";");
    }

    @Test
    void literalsAreTokensWhateverIsInThem() {
        assertThat(JavaTokens.of("f(\"// no \\\" comment\", '\"', '\\'', \"\"\"\n  \" /* \\\"\"\" \n\"\"\")"))
                .containsExactly(
                        "f",
                        "(",
                        "\"// no \\\" comment\"",
                        ",",
                        "'\"'",
                        ",",
                        "'\\''",
                        ",",
                        "\"\"\"\n  \" /* \\\"\"\" \n\"\"\"",
                        ")");
    }

    @Test
    void whatIsLeftOpenEndsWithTheLineOrTheText() {
        assertThat(JavaTokens.of("a \"b\nc /* d")).containsExactly("a", "\"b", "c");
        assertThat(JavaTokens.of("\"\\")).containsExactly("\"\\");
    }

    @Test
    void importsAndThePackageAreLeftOut() {
        assertThat(JavaTokens.withoutImports(
                        "package p;\nimport a.B;\nimport static c.D.*;\nclass E { int importer; }"))
                .containsExactly("class", "E", "{", "int", "importer", ";", "}");
    }

    @Property
    void anyTextHasTokens(@ForAll @CharRange(from = ' ', to = '~') String text) {
        assertThat(String.join("", JavaTokens.of(text)).length()).isLessThanOrEqualTo(text.length());
    }
}
