package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.stridebook.notebook.CellResult;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that break JShell, its compiler or the streams; whatever becomes of them, the session goes on. */
class BreakingCellsTest extends EvaluatedCells {
    private static final String LONG = "a".repeat(70_000);

    static Stream<String> cells() {
        return Stream.of(
                "String s = \"%s\";".formatted(LONG),
                "String f() { return \"%s\"; }".formatted(LONG),
                "class Long1 { String s = \"%s\"; }".formatted(LONG),
                "record Long2(int a) { static String text() { return \"%s\"; } }".formatted(LONG),
                "System.out.println(\"%s\".length());".formatted(LONG),
                "\"%s\".length()".formatted(LONG),
                "String t = \"%s\" + \"%s\";".formatted(LONG.substring(30_000), LONG.substring(30_000)),
                "String u = \"%s\";".formatted("ü".repeat(40_000)),
                "String block = \"\"\"\n%s\"\"\";".formatted("a line of text\n".repeat(6000)),
                "Runnable r = () -> System.out.println(\"%s\");".formatted(LONG),
                "int[] many = {%s};".formatted(numbers(20_000)),
                "int sum() { return %s; }".formatted(numbers(3_000).replace(",", "+")),
                "void wide(%s) {}".formatted(parameters(300)),
                "int deep = %s1%s;".formatted("(".repeat(50_000), ")".repeat(50_000)),
                "int long1 = %s1;".formatted("1+".repeat(300_000)),
                "int[]".concat("[]".repeat(300)) + " dimensions = null;",
                "class Object {}",
                "interface Object {}",
                "@interface Object {}",
                "record Throwable(int a) {}",
                "enum SuppressWarnings { A }",
                "class REPL {}",
                "int REPL = 3;",
                "int do_it$() { return 1; }\nclass do_it$ {}",
                " ".repeat(40_000) + "int blanks = 1;",
                "\n".repeat(40_000) + "int lines = 1;",
                "// a comment\n".repeat(20_000) + "int comments = 1;",
                "/* a */ ".repeat(20_000) + "int comments2 = 1;",
                "class A1 extends B1 {}\nclass B1 extends A1 {}",
                "sealed interface S1 {}",
                "sealed interface S2 permits A2 {}\nclass A2 implements S2 {}",
                "class F1<T extends F1<F1<T>>> {}",
                "int x\0 = 3;",
                "int y = 3;\u001a",
                "String lone = \"\\ud800\";",
                "import no.such.thing.*;",
                "import no.such.Thing;",
                "module m {}",
                "return 5;",
                "package a.b;\nclass InPackage {}",
                "class Unfinished {",
                "\"unfinished",
                "\"\"\"\nunfinished",
                "/* unfinished",
                "'",
                "\\u00zz");
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> String.valueOf(i * 7919)).collect(Collectors.joining(","));
    }

    private static String parameters(int count) {
        return IntStream.range(0, count).mapToObj(i -> "int p" + i).collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void the_session_goes_on_after(String cell) {
        CellResult result = run(cell);

        assertThat(result.toString())
                .doesNotContain("The kernel could not run this cell")
                .doesNotContain("StringIndexOutOfBounds");
        assertThat(io.err().lines().count()).as(io.err()).isLessThan(10);
        goesOn();
    }

    private void accept(String cell) {
        CellResult result = run(cell);
        assertThat(result).as("%s: %s", cell, result).isNotInstanceOf(CellResult.Failure.class);
    }

    private void goesOn() {
        assertThat(valueOf("1 + 1")).isEqualTo("2");
        run("int twice%d(int x) { return 2 * x; }\nclass C%d { int n = 3; }".formatted(count, count));
        assertThat(valueOf("twice%d(new C%d().n) + \"\" + List.of(kernel(3))".formatted(count - 1, count - 1)))
                .startsWith("6[");
        run("System.out.println(\"heard\");");
        assertThat(io.out()).endsWith("heard\n");
    }

    /** Its compiler sees some of these by itself, with other words, and reads all annotations again. */
    private static final boolean IS_25 = Runtime.version().feature() >= 25;

    /** Definitions of {@code unfit$}, which the compiler takes or not, but Java cannot load, or the compiler not read again. */
    static Stream<Arguments> unfit() {
        String captured = IntStream.range(0, 300)
                .mapToObj(i -> "int v%d = Integer.parseInt(\"1\");".formatted(i))
                .collect(Collectors.joining(" "));
        String sum = IntStream.range(0, 300).mapToObj(i -> "v" + i).collect(Collectors.joining(" + "));
        String dimensions = "[]".repeat(256);
        String dimensionsOfValue = IS_25 ? "incompatible types: " : "255 dimensions";
        String tooManyCaptured = IS_25 ? "unfit$$1> is not abstract" : "Java cannot load what this was compiled to";
        Stream<Arguments> readAgainBy25 = IS_25
                ? Stream.empty()
                : Stream.of(
                        arguments("@Values({%s}) class unfit$ {}".formatted("1,".repeat(70_000)), "cannot read again"));
        Stream<Arguments> byNone = Stream.of(
                arguments("int%s unfit$;".formatted(dimensions), "255 dimensions"),
                arguments("@FunctionalInterface default int%s unfit$;".formatted(dimensions), "255 dimensions"),
                arguments("class unfit$ { int%s a; }".formatted(dimensions), "255 dimensions"),
                arguments("interface unfit$ { int%s a(); }".formatted(dimensions), "255 dimensions"),
                arguments("record unfit$(String%s a) {}".formatted(dimensions), "255 dimensions"),
                arguments("int%s unfit$() { return null; }".formatted(dimensions), "255 dimensions"),
                arguments("Object unfit$() { return (int%s) null; }".formatted(dimensions), dimensionsOfValue),
                arguments(
                        "boolean unfit$(Object a) { return a instanceof int%s; }".formatted(dimensions),
                        dimensionsOfValue),
                arguments("Object unfit$ = int%s.class;".formatted(dimensions), dimensionsOfValue),
                arguments("void unfit$() { class Local { int%s a; } }".formatted(dimensions), "255 dimensions"),
                arguments("void unfit$(%s) {}".formatted(parameters(256)), "255 parameters"),
                arguments("class unfit$ { void a(%s) {} }".formatted(parameters(255)), "255 parameters"),
                arguments(
                        "enum unfit$ { A; unfit$() {} unfit$(%s) {} }".formatted(parameters(254)),
                        "Too many arguments in method signature in class file unfit$"),
                arguments(
                        "int unfit$() { %s class Local { int sum() { return %s; } } return new Local().sum(); }"
                                .formatted(captured, sum),
                        "Java cannot load what this was compiled to"),
                arguments(
                        "class unfit$ { int a() { %s return new Object() { int sum() { return %s; } }.sum(); } }"
                                .formatted(captured, sum),
                        tooManyCaptured),
                arguments("int unfit$%s = 1;".formatted("a".repeat(65_536)), "too long for the constant pool"),
                arguments("class unfit$%s {}".formatted("a".repeat(65_536)), "too long for the constant pool"),
                arguments(
                        "class unfit$ { %sjava.util.List<".formatted("java.util.List<".repeat(299))
                                + "@TypeNote Integer" + ">".repeat(300) + " a; }",
                        "Java cannot load what this was compiled to"));
        return Stream.concat(byNone, readAgainBy25);
    }

    @BeforeAll
    static void annotations() {
        String retained = "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) ";
        evaluator.evaluate(
                retained + "@interface Values { int[] value(); }\n"
                        + retained
                        + "@java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE) @interface TypeNote {}",
                ++count,
                new RecordedIo());
    }

    /** The second time JShell has the class already, or believes so. */
    @ParameterizedTest
    @MethodSource("unfit")
    void a_definition_that_cannot_be_used_costs_itself_alone(String cell, String reason) {
        assertThat(errorOf(cell).message()).contains(reason);
        goesOn();
        assertThat(errorOf(cell).message()).contains(reason);
        assertThat(errorOf("unfit$").message()).contains("cannot find symbol");
        goesOn();
    }

    @Test
    void a_good_definition_that_cannot_be_loaded_when_edited_is_gone_until_it_can() {
        String good = "enum Level { A; int value() { return %d; } }";
        String bad = "enum Level { A; int value() { return 2; } Level() {} Level(%s) {} }".formatted(parameters(254));
        accept(good.formatted(1));
        accept("int level() { return Level.A.value(); }\nint kept = level();");

        for (int i = 0; i < 2; i++) {
            assertThat(errorOf(bad).message()).startsWith("Java cannot load what this was compiled to");
            assertThat(errorOf("Level.A").message()).contains("cannot find symbol");
            assertThat(errorOf("level()").message()).contains("level cannot be used until");
        }
        assertThat(io.err()).isEqualTo("Level is no longer defined, as Java cannot load its new definition.\n");
        accept(good.formatted(3));
        assertThat(valueOf("level() + kept")).isEqualTo("4");
    }

    @Test
    void what_becomes_too_long_with_a_constant_that_it_uses_costs_no_other() {
        accept("class Text { static final String VALUE = \"a\"; }");
        accept("String twice() { return Text.VALUE + Text.VALUE; }");

        assertThat(errorOf("class Text { static final String VALUE = \"%s\"; }".formatted("a".repeat(40_000)))
                        .message())
                .contains("too long");
        assertThat(io.err()).contains("Text is no longer defined");
        goesOn();
        accept("class Text { static final String VALUE = \"b\"; }");
        assertThat(valueOf("twice()")).isEqualTo("bb");
    }

    @Test
    void a_static_initializer_that_fails_costs_its_class_until_it_is_edited() {
        accept("class Failing { static int value() { return value() + 1; } static int a = value(); }");
        assertThat(errorOf("Failing.a").name()).isEqualTo("StackOverflowError");
        assertThat(errorOf("Failing.a").name()).isEqualTo("NoClassDefFoundError");
        goesOn();
        accept("class Failing { static int a = 5; }");
        assertThat(valueOf("Failing.a")).isEqualTo("5");
    }

    @Test
    void what_jshell_takes_although_it_is_said_to_be_incomplete_is_not_kept() {
        assertThat(errorOf("@FunctionalInterface default int halfTaken = 3;").message())
                .contains("not a complete Java statement");
        assertThat(errorOf("halfTaken").message()).contains("cannot find symbol");
    }

    @Test
    void a_constant_that_is_too_long_is_explained() {
        assertThat(errorOf("String s = \"%s\";".formatted(LONG)).message())
                .contains("constant string too long")
                .contains("65,535 bytes");
        assertThat(errorOf("int[] many = {%s};".formatted(numbers(20_000))).message())
                .contains("code too large")
                .contains("from a file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.out.close();",
                "new java.io.PrintWriter(System.out).close(); System.err.close();",
                "try (var writer = new java.io.OutputStreamWriter(System.out)) { writer.write(\"a\"); }",
                "System.setOut(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));",
                "System.setErr(null);",
                "System.setOut(null); System.setIn(null);",
                "new Scanner(System.in).close();"
            })
    void streams_are_whole_again_in_the_next_cell(String cell) {
        run(cell);

        run("System.out.print(\"out\"); System.err.print(\"err\");");

        assertThat(io.out()).endsWith("out");
        assertThat(io.err()).endsWith("err");
        assertThat(valueOf("System.in != null")).isEqualTo("true");
    }

    @Test
    void lines_may_end_in_a_carriage_return() {
        assertThat(valueOf("int r1 = 1; // one\rint r2 = 2; // two\r// three\rr1 + r2"))
                .isEqualTo("3");
        assertThat(valueOf("int r3 = 1; // one\r\nint r4 = 2;\r\nr3 + r4")).isEqualTo("3");
        assertThat(errorOf("int r5 = 1;\r// two\rint r6 = oops;").line()).isEqualTo(3);
    }

    @Test
    void a_package_line_is_passed_over() {
        assertThat(valueOf("package lecture.one;\n\nclass Lecture { int n = 7; }\nnew Lecture().n"))
                .isEqualTo("7");
        assertThat(io.err()).startsWith("package lecture.one; is passed over");
    }

    @Test
    void a_variable_keeps_its_value_when_what_it_was_computed_with_is_edited() {
        accept("int[] build() { return new int[] {1, 2}; }\nint size() { return 5; }");
        accept("var model = build();\nint n = size();\nList<int[]> all = List.of(build());");
        accept("model[0] = 9;");
        accept("int[] build() { return new int[] {3, 4}; }\nint size() { return 6; }");

        assertThat(valueOf("model[0] + \" \" + n + \" \" + all.size()")).isEqualTo("9 5 1");
        assertThat(io.err()).isEmpty();
    }

    @Test
    void a_value_whose_type_has_changed_is_told_to_be_lost() {
        accept("class Kept { int a; }\nKept make() { return new Kept(); }");
        accept("var made = make();\nint other = 3;");
        accept("class Kept { int a, b; }");

        assertThat(io.err()).contains("was redefined, so made is gone").contains("run cell " + (count - 1) + " again");
        assertThat(valueOf("other")).isEqualTo("3");
    }

    @Test
    void a_definition_that_does_not_compile_leaves_no_earlier_one() {
        accept(
                "class Answer1 { int value() { return 3; } }\nint answer1(int x) { return 3; }\nint answer1(String s) { return 4; }");
        errorOf("class Answer1 { int value() { return \"\"; } }");
        assertThat(io.err()).isEqualTo("Answer1 is no longer defined, as its new definition does not compile.\n");
        assertThat(errorOf("new Answer1().value()").message()).contains("cannot find symbol");

        errorOf("int answer1(int x) { return \"\"; }");
        assertThat(errorOf("answer1(1)").message()).isNotEmpty();
        assertThat(valueOf("answer1(\"\")")).isEqualTo("4");

        accept("class Answer2 {}");
        errorOf("class Answer2 { int value() { return 3 }");
        assertThat(errorOf("new Answer2()").message()).contains("cannot find symbol");
        assertThat(io.err()).endsWith("Answer2 is no longer defined, as its new definition does not compile.\n");
    }

    @Test
    void completion_offers_nothing_of_jshells_own() {
        assertThat(List.of("new ", "new", "$", "int x = new "))
                .allSatisfy(code -> assertThat(
                                evaluator.assist().complete(code, code.length()).matches())
                        .noneMatch(match -> match.contains("$JShell$")));
    }
}
