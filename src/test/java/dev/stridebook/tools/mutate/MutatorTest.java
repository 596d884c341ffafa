package dev.stridebook.tools.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each mutator makes of a few lines. */
class MutatorTest {
    private static final Javac COMPILER = new Javac();

    /** Returns what the changed lines of a method become. */
    private static List<String> changes(Mutator mutator, String method) {
        return changes(mutator, method, Map.of());
    }

    private static List<String> changes(Mutator mutator, String method, Map<String, Example> examples) {
        String source = "import dev.stridebook.course.*;\nclass Answer {\n" + method + "}\n";
        List<Mutant> mutants = mutants(mutator, source, examples);
        List<String> sources = mutants.stream().map(Mutant::source).toList();
        assertThat(COMPILER.compile(sources)).as("%s", sources).doesNotContainNull();
        return mutants.stream().map(Mutant::after).toList();
    }

    private static List<Mutant> mutants(Mutator mutator, String source, Map<String, Example> examples) {
        try {
            return AnswerSource.parse(COMPILER, source, examples).mutants(List.of(mutator));
        } catch (java.io.IOException inMemory) {
            throw new java.io.UncheckedIOException(inMemory);
        }
    }

    @Test
    void everyMutatorIsUsed() {
        assertThat(Mutator.ALL)
                .extracting(mutator -> (Object) mutator.getClass())
                .containsExactlyInAnyOrder((Object[]) Mutator.class.getPermittedSubclasses());
    }

    @Test
    void narrowVariables() {
        assertThat(changes(new NarrowVariables(), """
                double f(double a) {
                double sum = a;
                sum = Math.max(sum, a);
                sum += a;
                return sum;
                }
                """))
                .containsExactly(
                        "double f(double a) { a = (float) a;",
                        "double f(double a) { a = (int) a;",
                        "double f(double a) { a = (long) a;",
                        "float sum = (float) a; … sum = (float) Math.max(sum, a);",
                        "int sum = (int) a; … sum = (int) Math.max(sum, a);",
                        "long sum = (long) a; … sum = (long) Math.max(sum, a);");
        assertThat(changes(new NarrowVariables(), """
                long f(int a) {
                long n = 3 + a;
                return n;
                }
                """)).containsExactly("int n = (int) (3 + a);");
    }

    @Test
    void narrowNumbers() {
        assertThat(changes(new NarrowNumbers(), """
                long f(int a, int b) {
                return (long) a * b;
                }
                """))
                .containsExactly("return (int) ((long) a * b);", "return a * b;", "return (long) (a * b);");
        assertThat(changes(new NarrowNumbers(), """
                void f(double[] out, double[] in, long n) {
                out[0] += in[1] * 9.0;
                out[0] = in[1];
                n = 9L;
                }
                """))
                .containsExactly(
                        "out[0] = (float) (out[0] + (in[1] * 9.0));",
                        "out[0] = (int) (out[0] + (in[1] * 9.0));",
                        "out[0] = (long) (out[0] + (in[1] * 9.0));",
                        "out[0] += (float) (in[1] * 9.0);",
                        "out[0] += (int) (in[1] * 9.0);",
                        "out[0] += (long) (in[1] * 9.0);",
                        "out[0] += (float) in[1] * 9.0;",
                        "out[0] += (int) in[1] * 9.0;",
                        "out[0] += (long) in[1] * 9.0;",
                        "out[0] += in[1] * 9;",
                        "out[0] = (float) in[1];",
                        "out[0] = (int) in[1];",
                        "out[0] = (long) in[1];",
                        "n = 9;");
    }

    @Test
    void startValues() {
        assertThat(changes(new StartValues(), """
                double f(double[][] a) {
                double max = -1;
                max = Math.max(max, a[0][0]);
                return max;
                }
                """))
                .contains(
                        "double max = 0;",
                        "double max = Double.MIN_VALUE;",
                        "double max = Double.NEGATIVE_INFINITY;",
                        "double max = -100;",
                        "double max = 255;",
                        "double max = a[0][0];")
                .hasSize(14);
        assertThat(changes(new StartValues(), """
                int f() {
                int n = 0;
                int constant = 5;
                int[][] sums = new int[2][3];
                n++;
                return n + constant;
                }
                """))
                .containsExactly(
                        "int n = 1;",
                        "int n = 2;",
                        "int n = -1;",
                        "int n = Integer.MIN_VALUE;",
                        "int n = Integer.MAX_VALUE;",
                        "int[][] sums = new int[2][3]; for (var r : sums) { java.util.Arrays.fill(r, 1); }");
    }

    @Test
    void swappedAxes() {
        assertThat(changes(new SwappedAxes(), """
                double f(double[][] a, dev.stridebook.shape.Size s) {
                int n = a.length;
                n = a[0].length;
                n = s.height();
                double[][] b = new double[n][3];
                b[1][2] = a[n][3];
                return b[0][1];
                }
                """))
                .containsExactly(
                        "int n = a[0].length;",
                        "n = a.length;",
                        "n = s.width();",
                        "double[][] b = new double[3][n]; … b[2][1] = a[n][3]; … return b[1][0];",
                        "double[][] b = new double[3][n];",
                        "b[2][1] = a[n][3];",
                        "b[1][2] = a[3][n];",
                        "return b[1][0];");
    }

    @Test
    void offByOne() {
        assertThat(changes(new OffByOne(), """
                int f(int[] a) {
                int sum = 0;
                for (int i = 0; i < a.length; i++) {
                sum += a[i];
                }
                for (int each : a) {
                sum += each;
                }
                return new int[sum].length;
                }
                """))
                .containsExactly(
                        "for (int i = 0 + 1; i < a.length; i++) {",
                        "for (int i = 0 - 1; i < a.length; i++) {",
                        "for (int i = 0; i < a.length + 1; i++) {",
                        "for (int i = 0; i < a.length - 1; i++) {",
                        "for (int i = 0; i < a.length; i += 2) {",
                        "sum += a[i + 1];",
                        "sum += a[i - 1];",
                        "for (int each : java.util.Arrays.copyOfRange(a, 1, a.length)) {",
                        "for (int each : java.util.Arrays.copyOf(a, a.length - 1)) {",
                        "return new int[sum + 1].length;",
                        "return new int[sum - 1].length;");
    }

    @Test
    void rounding() {
        assertThat(changes(new Rounding(), """
                int f(int n, int k) {
                return (n - 1) / k;
                }
                """))
                .containsExactly(
                        "return (((n - 1) + k - 1) / k);",
                        "return ((int) Math.ceil((double) (n - 1) / k));",
                        "return ((int) Math.round((double) (n - 1) / k));",
                        "return ((int) Math.rint((double) (n - 1) / k));");
        assertThat(changes(new Rounding(), """
                double f(int n) {
                return n / 2 + 1;
                }
                """)).hasSize(5).endsWith("return ((double) n / 2) + 1;");
        assertThat(changes(new Rounding(), """
                double f(double n) {
                return n / 2;
                }
                """))
                .containsExactly("return ((double) ((long) n / (long) 2));", "return ((double) Math.round(n / 2));");
    }

    @Test
    void earlyExits() {
        assertThat(changes(new EarlyExits(), """
                int f(int n) {
                int sum = 0;
                for (int i = 0; i < n; i++) {
                if (i == 3) {
                sum++;
                }
                }
                return sum;
                }
                """))
                .containsExactly("break; }", "return sum; }", "break; }", "return sum; }", "} else { break; }");
    }

    @Test
    void sharedArrays() {
        assertThat(changes(new SharedArrays(), """
                double[][] f(double[][] a) {
                double[][] b = a.clone();
                return b;
                }
                """))
                .contains(
                        "double[][] f(double[][] a) { if (a.length > 0 && a[0].length > 0) { a[0][0] = -1; }",
                        "double[][] b = a;",
                        "return a;",
                        "{ var result = b; if (a.length > 0 && a[0].length > 0) { a[0][0] = -1; } return result; }")
                .hasSize(8);
    }

    @Test
    void keptState() {
        assertThat(changes(new KeptState(), """
                int f(int n) {
                int sum = 0;
                int[][] rows = new int[n][3];
                return sum + rows.length;
                }
                """))
                .containsExactly(
                        "class Answer { static int sum = 0; … ",
                        "class Answer { static int[][] rows; … if (rows == null || rows.length != n || rows[0].length != 3) { rows = new int[n][3]; }");
    }

    @Test
    void conditions() {
        assertThat(changes(new Conditions(), """
                int f(int a, boolean b) {
                if (0 <= a && b) {
                return b ? 1 : 2;
                }
                return 3;
                }
                """))
                .containsExactly(
                        "if (true) {",
                        "if (false) {",
                        "if (!(0 <= a && b)) {",
                        "if (0 <= a || b) {",
                        "if (0 <= a) {",
                        "if (b) {",
                        "if (0 < a && b) {",
                        "if (0 > a && b) {",
                        "if (0 >= a && b) {",
                        "if (0 == a && b) {",
                        "if (0 <= a && !b) {",
                        "return (1);",
                        "return (2);",
                        "return (b ? 2 : 1);",
                        "return !b ? 1 : 2;");
    }

    @Test
    void otherVariables() {
        assertThat(changes(new OtherVariables(), """
                int f(int a, double b, int c) {
                int d = a;
                return d;
                }
                """)).containsExactly("int d = c;", "return c;", "return a;");
    }

    @Test
    void swappedArguments() {
        assertThat(changes(new SwappedArguments(), """
                Object f(int a, int b) {
                int c = a - (b + 1);
                return dev.stridebook.shape.Size.of(a, b);
                }
                """))
                .containsExactly("int c = (b + 1) - a;", "return dev.stridebook.shape.Size.of(b, a);");
    }

    @Test
    void parameters() {
        assertThat(changes(
                        new Parameters(),
                        "int f(int n, int k, int unused) {\nreturn n + k;\n}\n",
                        Map.of("f", new Example(List.of("7", "2", "5"), "9"))))
                .extracting(after -> after.replace("int f(int n, int k, int unused) { ", ""))
                .containsExactly(
                        "n = 0;",
                        "n = 1;",
                        "n = 2;",
                        "n = 3;",
                        "n = 7;",
                        "k = 0;",
                        "k = 1;",
                        "k = 2;",
                        "k = 3;",
                        "{ int swapped = n; n = k; k = swapped; }");
        assertThat(changes(new Parameters(), "int f(int[][] a) {\nreturn a.length;\n}\n"))
                .singleElement()
                .asString()
                .contains("Math.min(a.length, a[0].length)");
    }

    @Test
    void constants() {
        assertThat(changes(new Constants(), """
                long f() {
                boolean b = true;
                double d = 9.0;
                int i = 3;
                return 5L;
                }
                """))
                .containsExactly(
                        "boolean b = false;",
                        "double d = 10.0;",
                        "double d = 8.0;",
                        "double d = 0.0;",
                        "int i = 4;",
                        "int i = 2;",
                        "int i = 6;",
                        "int i = 0;",
                        "return 6L;",
                        "return 4L;",
                        "return 0L;");
    }

    @Test
    void operators() {
        assertThat(changes(new Operators(), """
                int f(int a) {
                a += 2;
                return -a / (a + 3);
                }
                """))
                .containsExactly(
                        "a = 2;",
                        "a -= 2;",
                        "a *= 2;",
                        "return ((-a) * (a + 3));",
                        "return ((-a) % (a + 3));",
                        "return (-a);",
                        "return (a + 3);",
                        "return a / (a + 3);",
                        "return -a / ((a - 3));",
                        "return -a / ((a * 3));",
                        "return -a / (a);",
                        "return -a / (3);");
    }

    @Test
    void functions() {
        assertThat(changes(new Functions(), """
                double f(double a) {
                return Math.max(0, Math.abs(a));
                }
                """))
                .containsExactly(
                        "return 0;",
                        "return Math.abs(a);",
                        "return Math.min(0, Math.abs(a));",
                        "return Math.max(0, a);");
    }

    @Test
    void texts() {
        assertThat(changes(new Texts(), """
                boolean f(String a, String b) {
                return a.equals(b);
                }
                """))
                .containsExactly(
                        "return (a.contains(b));",
                        "return (a.startsWith(b));",
                        "return (a.endsWith(b));",
                        "return (a.equalsIgnoreCase(b));",
                        "return (a.trim().equals(b));",
                        "return (a.equals(b.trim()));",
                        "return (a == b);",
                        "return (b.contains(a));");
        assertThat(changes(new Texts(), """
                String f() {
                return "conv 1";
                }
                """))
                .containsExactly(
                        "return \"conv1\";",
                        "return \"CONV 1\";",
                        "return \"conv 1 x\";",
                        "return \"conv \";",
                        "return \"\";");
    }

    @Test
    void boxedNumbers() {
        assertThat(changes(new BoxedNumbers(), """
                boolean f(int a, int b, double d) {
                return a == b || a == 3 || d == 3;
                }
                """))
                .containsExactly("return Integer.valueOf(a) == Integer.valueOf(b) || a == 3 || d == 3;");
    }

    @Test
    void judgements() {
        assertThat(changes(new Judgements(), """
                Judgement f() {
                return Judgement.FALSE;
                }
                """))
                .containsExactly("return Judgement.TRUE;", "return Judgement.DEPENDS;");
    }

    @Test
    void specialCases() {
        assertThat(changes(
                        new SpecialCases(),
                        "int[] f(int n, int[] a) {\nreturn a;\n}\n",
                        Map.of("f", new Example(List.of("2", "new int[] {5}"), "new int[] {5}"))))
                .containsExactly(
                        "int[] f(int n, int[] a) { if (!java.util.Arrays.deepEquals(new Object[] {n, a}, new Object[] {2, new int[] {5}})) { return new int[0]; }",
                        "int[] f(int n, int[] a) { if (true) { return new int[] {5}; }");
    }

    @Test
    void statements() {
        assertThat(changes(new Statements(), """
                int f(int[] a) {
                a[0] = 5;
                return a[0];
                }
                """)).containsExactly(";");
    }

    @Test
    void results() {
        assertThat(changes(new Results(), "int f(int a, int b) {\nreturn a + b;\n}\n"))
                .containsExactly(
                        "return (a + b) + 1;", "return (a + b) - 1;", "return -(a + b);", "return 0;", "return 1;");
        assertThat(changes(new Results(), "boolean f(int a) {\nreturn a == 1;\n}\n"))
                .containsExactly("return !(a == 1);", "return true;", "return false;");
    }

    @Test
    void clippedResults() {
        assertThat(changes(new ClippedResults(), """
                double f(double[] a, int[] n) {
                a[0] = a[1];
                a[0] += a[1];
                n[0] = 3;
                return a[0] - 1;
                }
                """))
                .containsExactly(
                        "a[0] = Math.round(100 * (a[1])) / 100.0;",
                        "a[0] = Math.abs(a[1]);",
                        "a[0] = Math.max(0, a[1]);",
                        "a[0] = Math.min(255, a[1]);",
                        "a[0] = Math.round(100 * (a[0] + a[1])) / 100.0;",
                        "a[0] = Math.abs(a[0] + a[1]);",
                        "a[0] = Math.max(0, a[0] + a[1]);",
                        "a[0] = Math.min(255, a[0] + a[1]);",
                        "return Math.round(100 * (a[0] - 1)) / 100.0;",
                        "return Math.abs(a[0] - 1);",
                        "return Math.max(0, a[0] - 1);",
                        "return Math.min(255, a[0] - 1);");
    }

    @Test
    void aChangeNamesItsFirstLine() {
        List<Mutant> mutants = mutants(new Statements(), "class A {\nvoid f(int n) {\n    n = 3;\n}\n}\n", Map.of());

        assertThat(mutants).extracting(Mutant::change).isEqualTo(Arrays.asList("line 3: n = 3; → ;"));
    }

    @Test
    void whatDoesNotCompileIsNull() {
        assertThat(COMPILER.compile(List.of("class A {}", "class A { int f() {} }", "class B }", "class A { int a; }")))
                .extracting(files -> files == null ? null : List.copyOf(files.keySet()))
                .containsExactly(List.of("variant00001.A"), null, null, List.of("variant00004.A"));
    }
}
