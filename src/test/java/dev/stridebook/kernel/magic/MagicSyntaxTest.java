package dev.stridebook.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.kernel.magic.MagicSyntax.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MagicSyntaxTest {
    private record Magic(Place place, String text) {}

    private static List<Magic> magics(String cell) {
        return MagicSyntax.find(cell, (from, end) -> false).stream()
                .map(found -> new Magic(found.place(), cell.substring(found.start(), found.end())))
                .toList();
    }

    @Test
    void a_magic_stands_at_the_start_of_a_line_of_its_own() {
        assertThat(magics("%jars a.jar\n  %maven a:b:1\nint x = 3;\n%load f"))
                .containsExactly(
                        new Magic(Place.STATEMENT, "%jars a.jar"),
                        new Magic(Place.STATEMENT, "%maven a:b:1"),
                        new Magic(Place.STATEMENT, "%load f"));
        assertThat(magics("// first a comment; \"\n/* { */ %jars 'a\nint b;"))
                .containsExactly(new Magic(Place.STATEMENT, "%jars 'a"));
    }

    @Test
    void or_behind_an_equals_sign() {
        assertThat(magics("List<String> added = %jars lib/*.jar\nint x = 1;\nvar y =%load f"))
                .containsExactly(new Magic(Place.VALUE, "%jars lib/*.jar"), new Magic(Place.VALUE, "%load f"));
    }

    @Test
    void or_on_a_line_of_its_own_within_braces() {
        assertThat(magics(
                        "if (offline) {\n    %jars lib/*.jar\n} else {\n    int a = 1;\n    %maven a:b:1\n}\n%load f"))
                .containsExactly(
                        new Magic(Place.BLOCK, "%jars lib/*.jar"),
                        new Magic(Place.BLOCK, "%maven a:b:1"),
                        new Magic(Place.STATEMENT, "%load f"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int r = 10 %seven;",
                "int r = 10\n% seven;",
                "f(10\n%seven)",
                "int[] a = {10\n%seven};",
                "int r = (\n10\n%seven);",
                "{ int r = 10\n    %seven; }",
                "r %=seven;",
                "String s = \"= %jars x\";",
                "String s = \"\"\"\n%jars x\n = %jars y\n\"\"\";",
                "String s = \"\"\"\n\\\"\"\"\n%jars x\n\"\"\";",
                "String s = \"\"\"\n\"quoted\"\n%jars x\n\"\"\" + 1;",
                "// = %jars x",
                "// a comment\n/*\n%jars x\n*/",
                "char c = '\"'; // = %jars x",
                "printf(\"Name: %s%n\", name);",
                "printf(\"\\\" = %s\", name);",
                "%",
                "%%",
                "% jars",
                "%(3)"
            })
    void a_percent_sign_in_an_expression_a_text_or_a_comment_is_no_magic(String java) {
        assertThat(magics(java)).isEmpty();
    }

    @Test
    void what_stands_below_a_statement_without_its_semicolon_is_judged_with_it() {
        String cell = "int r = ten\n%seven\n%jars x";

        assertThat(MagicSyntax.find(
                        cell, (from, end) -> cell.substring(from, end).endsWith("%seven")))
                .extracting(found -> cell.substring(found.start(), found.end()))
                .containsExactly("%jars x");
    }

    @Test
    void words_are_split_at_blanks_but_not_between_quotes() {
        assertThat(MagicArguments.split(" a  b\t\"c d\" e\"f g\"h \"\" \"say \\\"hi\\\"\" C:\\dir\\x.jar"))
                .containsExactly("a", "b", "c d", "ef gh", "", "say \"hi\"", "C:\\dir\\x.jar");
    }
}
