package dev.stridebook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiles what beginners write, so that the keys are those of the compiler that runs here. */
class CompilerErrorsTest {
    /** No error of its own: for two of them. */
    private static final Set<String> OF_SEVERAL = Set.of("operator");

    private static final boolean IS_25 = Runtime.version().feature() >= 25;
    private static final Set<String> RENAMED_IN_25 = Set.of("cant.assign.val.to.final.var");

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int f() { return x; }                                   | No variable x is known here
            void f() { string s; }                                  | Java writes String, not string
            int f() { return IntStream.range(0, 1).sum(); }         | Add the line import java.util.stream.IntStream;
            int f(List<Integer> l) { return 1; }                    | Add the line import java.util.List;
            Conv2d c;                                               | Add the line import dev.stridebook.nn.Conv2d;
            int f() { return g(); }                                 | No method g with these arguments
            Wurst w;                                                | No class Wurst is known here
            int f(int[] a) { return a.size(); }                     | without parentheses
            int f(int[] a) { return a.length(); }                   | without parentheses
            int f(String s) { return s.length; }                    | with parentheses
            int f(int a) { if (a > 1) return 1; }                   | can end without a return
            int f() { throw new RuntimeException(); return 1; }     | remove that, too
            int f() { return 1.5; }                                 | which cuts fractions off
            int f(int n) { return n / 2.0; }                        | which cuts fractions off
            float f() { return 0.5; }                               | Write an f behind it
            int f() { return "a"; }                                 | another type than the one wanted
            int f() { return; }                                     | write one after return
            void f() { return 1; }                                  | Change void to the type
            void f(int i) { if (i = 3) { } }                        | To compare, write ==
            int f() { int a = 1 return a; }                         | ends with a semicolon
            int f() { for (int i = 0; i < 3, i++) { } return 1; }   | semicolon
            int f() { return max(1, 2; }                            | parenthesis
            int f() { return 1;                                     | is opened and not closed
            int[] f() { return {1, 2}; }                            | new int[] {1, 2}
            int f() { 1 + 1; return 1; }                            | does nothing with it
            int f() { int a; return a; }                            | has no value yet
            int f() { int a = 1; int a = 2; return a; }             | This name is taken
            int f(int x) { return f("a", 1); }                      | arguments do not fit
            int f() { return Math.max(1); }                         | fit none of them
            static class B implements Runnable { }                  | promises this method and does not have it
            static class B implements Runnable { void run() { } }   | Write public before this method
            @Override void g() { }                                  | none has this name and these parameters
            boolean f(String s) { return s > 1; }                   | compared by equals
            boolean f(boolean b) { return b > 1; }                  | cannot be combined
            String f() { return "a; }                               | does not end with one on this line
            char f() { return 'ab'; }                               | hold one character
            int x; static int f() { return x; }                     | Remove static
            void f() { Thread.sleep(1); }                           | catch
            int f(int x) { return x[0]; }                           | Only arrays take square brackets
            long f() { return 3000000000; }                         | Write an L behind
            void f() { else { } }                                   | no if right before this else
            f() { }                                                 | needs a type before its name
            int f(int x) { return x.length; }                       | has no methods or fields
            int f() { return 1·2; }                                 | is not part of Java
            void f() { int i = 0; Runnable r = () -> g(i); i++; } void g(int i) { } | variables that never change
            final int x = 1; void f() { x = 2; }                    | keeps its first value
            java.util.function.Supplier<String> f() { return () -> 1; } | The lambda gives back another type
            void f() { break; }                                     | is in neither
            Runnable f() { return new Runnable(); }                 | only promises methods
            }                                                       | one brace } too many
            """)
    void aBeginnersErrorIsExplained(String members, String explained) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        String source = "class A { " + members + " }";
        COMPILER.getTask(
                        null,
                        null,
                        found,
                        List.of("-d", folder.toString(), "-proc:none"),
                        null,
                        List.of(new SimpleJavaFileObject(URI.create("memory:///A.java"), JavaFileObject.Kind.SOURCE) {
                            @Override
                            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                                return source;
                            }
                        }))
                .call();
        assertThat(found.getDiagnostics().stream()
                        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                        .map(each -> CompilerErrors.explain(each.getCode(), each.getMessage(Locale.ENGLISH), source)
                                .orElse("nothing about " + each.getCode())))
                .anyMatch(sentence -> sentence.contains(explained));
    }

    /** Its keys are in the constants of a class. One that no compiler has explains nothing; a new Java may have renamed one. */
    @ParameterizedTest
    @MethodSource("keys")
    void whatIsExplainedIsAnErrorOfThisCompiler(String key) throws IOException {
        String constant = "compiler.err." + key;
        try (InputStream compiled = ModuleLayer.boot()
                .findModule("jdk.compiler")
                .orElseThrow()
                .getResourceAsStream("com/sun/tools/javac/resources/compiler.class")) {
            assertThat(new String(compiled.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .contains((char) 0 + "" + (char) constant.length() + constant);
        }
    }

    static Stream<String> keys() throws IOException {
        Properties sentences = new Properties();
        try (InputStream file = CompilerErrors.class.getResourceAsStream("errors.en.properties")) {
            sentences.load(file);
        }
        return sentences.stringPropertyNames().stream()
                .map(key -> key.replaceFirst("/.*", ""))
                .distinct()
                .filter(key -> !OF_SEVERAL.contains(key) && !(IS_25 && RENAMED_IN_25.contains(key)));
    }
}
