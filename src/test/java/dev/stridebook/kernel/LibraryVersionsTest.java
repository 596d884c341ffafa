package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.notebook.CellError;
import dev.stridebook.notebook.CellResult;
import dev.stridebook.notebook.MimeBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The session belongs to the user: their versions of libraries come before ours, and before their own earlier ones until these are used. */
class LibraryVersionsTest {
    @TempDir
    private Path folder;

    private final RecordedIo io = new RecordedIo();
    private JavaEvaluator evaluator;
    private int count;

    /**
     * Once a session has its own class of a name that our methods use, this JVM would not load ours any more, and the tests that follow
     * need it.
     */
    @BeforeAll
    static void loadOurs() throws Exception {
        for (String ours : List.of(
                "org.knowm.xchart.CategoryChart", "org.knowm.xchart.XYChart", "org.nd4j.linalg.api.ndarray.INDArray")) {
            Class.forName(ours, false, LibraryVersionsTest.class.getClassLoader());
        }
    }

    @BeforeEach
    void start() {
        evaluator = JavaEvaluator.start(SessionOptions.of(Map.of()));
    }

    @AfterEach
    void close() {
        evaluator.close();
    }

    private CellResult run(String source) {
        return evaluator.evaluate(source, ++count, io);
    }

    private String valueOf(String source) {
        CellResult result = run(source);
        assertThat(result).as(source + ": " + result).isInstanceOf(CellResult.Value.class);
        return ((CellResult.Value) result).bundle().data().get(MimeBundle.TEXT);
    }

    private CellError errorOf(String source) {
        CellResult result = run(source);
        assertThat(result).as(source).isInstanceOf(CellResult.Failure.class);
        return ((CellResult.Failure) result).error();
    }

    private void runQuietly(String source) {
        CellResult result = run(source);
        assertThat(result).as(source + ": " + result).isInstanceOf(CellResult.Done.class);
    }

    /** A library with a class, a resource, a service and its provider, all of which tell the version. */
    private Path greetings(String version) throws IOException {
        return new TestJar(folder)
                .with("greetings.Greeting", """
                        public interface Greeting {
                            int[] COUNT = {0};
                            String say();
                            static String version() { return "%s"; }
                        }""".formatted(version))
                .with("greetings.Hello", """
                        public class Hello implements Greeting { public String say() { return "hello %s"; } }""".formatted(version))
                .withFile("greetings/version.txt", version)
                .withFile("META-INF/services/greetings.Greeting", "greetings.Hello")
                .withAttribute("Implementation-Version", version)
                .write("greetings-" + version + ".jar");
    }

    /** A version of Gson, which the kernel's own class path has, too, with a single class. */
    private Path gson(String version) throws IOException {
        return new TestJar(folder)
                .with(
                        "com.google.gson.Gson",
                        "public class Gson { public String toString() { return \"%s\"; } }".formatted(version))
                .write("gson-" + version + ".jar");
    }

    @Test
    void a_library_of_ours_is_there_until_the_user_brings_another_version() throws Exception {
        // The kernel's own Gson goes on working with what it knows.
        runQuietly("%jars " + gson("99.1"));
        assertThat(valueOf("new com.google.gson.Gson()")).isEqualTo("99.1");
        assertThat(errorOf("new com.google.gson.JsonObject()").message()).contains("cannot find symbol");
        assertThat(errorOf(
                                "Class.forName(\"com.google.gson.JsonObject\", false, Thread.currentThread().getContextClassLoader())")
                        .name())
                .isEqualTo("ClassNotFoundException");
        assertThat(valueOf("display(\"text\", \"text/html\"); 1")).isEqualTo("1");
    }

    @Test
    void a_real_old_version_replaces_ours_as_a_whole() {
        runQuietly("%jars target/old/gson-2.8.9.jar");

        assertThat(valueOf("new com.google.gson.Gson().toJson(Map.of(\"a\", 1)) +"
                        + " com.google.gson.Gson.class.getProtectionDomain().getCodeSource().getLocation()"))
                .startsWith("{\"a\":1}")
                .endsWith("gson-2.8.9.jar");
        // It came with a later version than this one.
        assertThat(errorOf("com.google.gson.Strictness.STRICT").message()).contains("cannot find symbol");
        assertThat(valueOf("Thread.currentThread().getContextClassLoader()"
                        + ".getResource(\"com/google/gson/Strictness.class\")"))
                .isEqualTo("null");
    }

    @Test
    void what_is_in_use_is_replaced_only_in_a_session_that_begins_anew() throws Exception {
        String first = valueOf("int lost = 1;\nvar gson = new com.google.gson.Gson(); gson.toJson(lost)");
        assertThat(first).isEqualTo("1");
        Path jar = gson("99.2");

        CellError error = errorOf("%jars " + jar);
        assertThat(error.name()).isEqualTo("MagicError");
        assertThat(error.message())
                .contains("has been used by this session (by cell 1), so 99.2 cannot take its place", "--restart");
        assertThat(valueOf("gson.toJson(lost)")).isEqualTo("1");
        assertThat(errorOf("if (true) {\n  %jars --restart " + jar + "\n}").message())
                .contains("--restart must stand in a line of its own");

        assertThat(valueOf("%jars --restart " + jar + "\nint kept = 5;\nnew com.google.gson.Gson()"))
                .isEqualTo("99.2");
        assertThat(io.err()).contains("The session begins anew here");
        assertThat(valueOf("kept + new ArrayList<>(List.of(1)).size()")).isEqualTo("6");
        assertThat(errorOf("lost").message()).contains("cannot find symbol");
        // Nothing is lost if the line runs again.
        runQuietly("%jars --restart " + jar);
        assertThat(valueOf("kept")).isEqualTo("5");
    }

    @Test
    void the_second_version_that_the_user_asks_for_replaces_the_first_until_that_is_used() throws Exception {
        runQuietly("%jars " + greetings("1.0") + " " + gson("99.3"));
        runQuietly("new com.google.gson.Gson();");
        runQuietly("%jars " + greetings("2.0"));
        assertThat(valueOf("greetings.Greeting.version()")).isEqualTo("2.0");

        assertThat(errorOf("%jars " + greetings("3.0")).message())
                .startsWith("greetings 2.0 has been used by this session (by cell 4), so 3.0 cannot take its place");
        assertThat(valueOf("%jars --restart " + greetings("3.0") + "\ngreetings.Greeting.version()"))
                .isEqualTo("3.0");
        // What was added before is still there.
        assertThat(valueOf("new com.google.gson.Gson()")).isEqualTo("99.3");
    }

    @Test
    void the_compilers_constants_and_the_values_of_statics_are_of_the_new_session() throws Exception {
        runQuietly("%jars " + greetings("1.0") + "\ngreetings.Greeting.COUNT[0] = 7;");
        assertThat(valueOf("%jars --restart " + greetings("2.0") + "\ngreetings.Greeting.COUNT[0]"))
                .isEqualTo("0");
    }

    @Test
    void resources_and_services_follow_the_same_order() throws Exception {
        runQuietly("%jars " + greetings("1.0"));
        runQuietly("%jars " + greetings("2.0"));

        assertThat(valueOf("""
                var loader = Thread.currentThread().getContextClassLoader();
                String text = new String(loader.getResourceAsStream("greetings/version.txt").readAllBytes());
                int all = Collections.list(loader.getResources("greetings/version.txt")).size();
                List<String> said = ServiceLoader.load(greetings.Greeting.class).stream().map(p -> p.get().say()).toList();
                text + " " + all + " " + said + " " + greetings.Greeting.class.getPackage().getImplementationVersion()
                """)).isEqualTo("2.0 1 [hello 2.0] 2.0");
    }

    @Test
    void our_providers_are_none_of_the_users_version_of_a_service() throws Exception {
        Path api = new TestJar(folder)
                .with("org.slf4j.spi.SLF4JServiceProvider", "public interface SLF4JServiceProvider {}")
                .with("org.slf4j.Logger", "public interface Logger {}")
                .write("slf4j-api-9.0.jar");
        runQuietly("%jars " + api);

        assertThat(valueOf("ServiceLoader.load(org.slf4j.spi.SLF4JServiceProvider.class).stream().count()"))
                .isEqualTo("0");
    }

    @Test
    void what_extends_a_library_of_ours_is_found_by_it() throws Exception {
        Path api = Path.of(org.slf4j.Logger.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path backEnd = new TestJar(folder)
                .with("loud.Provider", """
                        import org.slf4j.*; import org.slf4j.helpers.*; import org.slf4j.spi.*;
                        public class Provider implements SLF4JServiceProvider {
                            public ILoggerFactory getLoggerFactory() { return it -> new NOPLogger() {
                                public String getName() { return "loud " + it; } }; }
                            public IMarkerFactory getMarkerFactory() { return new BasicMarkerFactory(); }
                            public MDCAdapter getMDCAdapter() { return new NOPMDCAdapter(); }
                            public String getRequestedApiVersion() { return "2.0"; }
                            public void initialize() {}
                        }""".replace(
                        "new NOPLogger() {", "new NOPLogger() { private static final long serialVersionUID = 1;"))
                .withFile("META-INF/services/org.slf4j.spi.SLF4JServiceProvider", "loud.Provider")
                .write("loud-1.0.jar", api);
        runQuietly("%jars " + backEnd);

        assertThat(valueOf("org.slf4j.LoggerFactory.getILoggerFactory().getLogger(\"x\").getName()"))
                .isEqualTo("loud x");
    }

    @Test
    void a_jar_gives_what_it_has_for_this_java_version() throws Exception {
        String source = "public class Which { public static String version() { return \"%s\"; } }";
        Map<String, byte[]> newer = new TestJar(folder)
                .with("which.Which", source.formatted("newer"))
                .compile();
        Path jar = new TestJar(folder)
                .with("which.Which", source.formatted("base"))
                .withFile("META-INF/versions/17/which/Which.class", newer.get("which/Which.class"))
                .withFile("which/text.txt", "base")
                .withFile("META-INF/versions/11/which/text.txt", "newer")
                .withAttribute("Multi-Release", "true")
                .write("which-1.jar");
        runQuietly("%jars " + jar);

        assertThat(
                        valueOf(
                                "which.Which.version() + new String(which.Which.class.getResourceAsStream(\"text.txt\").readAllBytes())"))
                .isEqualTo("newernewer");
    }

    @Test
    void no_jar_replaces_the_jdk_or_what_cells_exchange_with_the_kernel() throws Exception {
        Path jar = new TestJar(folder)
                .with("dev.stridebook.shape.Window", "public class Window { }")
                .with("dev.stridebook.mine.Own", "public class Own { public String toString() { return \"own\"; } }")
                .with("io.github.spencerpark.jupyter.kernel.display.DisplayData", "public class DisplayData { }")
                .write("clash-1.0.jar");
        runQuietly("%jars " + jar);

        assertThat(valueOf("kernel(3).outputSize(8, 8)")).isEqualTo("6×6");
        assertThat(valueOf("render(1).getClass() == io.github.spencerpark.jupyter.kernel.display.DisplayData.class"))
                .isEqualTo("true");
        assertThat(valueOf("new dev.stridebook.mine.Own()")).isEqualTo("own");
    }

    @Test
    void our_layers_say_that_they_compute_with_another_nd4j_than_the_session() throws Exception {
        Path nd4j = new TestJar(folder)
                .with("org.nd4j.linalg.api.ndarray.INDArray", "public interface INDArray { }")
                .with("org.nd4j.linalg.factory.Nd4j", """
                        public class Nd4j { public static org.nd4j.linalg.api.ndarray.INDArray mine() {
                            return new org.nd4j.linalg.api.ndarray.INDArray() { public String toString() { return "mine"; } }; } }""")
                .write("nd4j-api-0.1.jar");
        runQuietly("%jars " + nd4j);

        assertThat(valueOf("Nd4j.mine()")).isEqualTo("mine");
        assertThat(valueOf("INDArray x = Nd4j.mine(); x")).isEqualTo("mine");
        CellError error = errorOf("new Conv2d(1, 1, kernel(3))");
        assertThat(error.message())
                .startsWith("Conv2d computes with ND4J 1.0.0-M2.1, but this session uses 0.1. To use");
        assertThat(error.plainTraceback()).doesNotContain("loader", "LinkageError");
        assertThat(errorOf("new Conv2d(1, 1, kernel(3))").message()).isEqualTo(error.message());
        // What ND4J 0.1 does not have is no longer imported, and what needs no arrays works.
        assertThat(errorOf("DataType.FLOAT").message()).contains("cannot find symbol");
        assertThat(valueOf("kernel(3).outputSize(8, 8)")).isEqualTo("6×6");
    }

    @Test
    void what_a_manifest_names_is_there_too_and_a_dependency_that_matters_is_mentioned() throws Exception {
        new TestJar(folder)
                .with("org.nd4j.linalg.api.ndarray.INDArray", "public interface INDArray { }")
                .write("nd4j-api-0.1.jar");
        greetings("1.0");
        Path app = new TestJar(folder)
                .withAttribute("Class-Path", "greetings-1.0.jar nd4j-api-0.1.jar nowhere.jar")
                .write("app-1.0.jar");
        runQuietly("%jars " + app);

        assertThat(io.out()).startsWith("ND4J 0.1 takes the place of 1.0.0-M2.1 in this session, as a dependency");
        assertThat(valueOf("greetings.Greeting.version()")).isEqualTo("1.0");
    }

    @Test
    void a_dependency_does_not_replace_what_is_in_use() throws Exception {
        runQuietly("new com.google.gson.Gson();");
        gson("99.4");
        Path app =
                new TestJar(folder).withAttribute("Class-Path", "gson-99.4.jar").write("app-1.0.jar");
        runQuietly("%jars " + app);

        assertThat(io.out()).contains("as this session has used it (by cell 1); 99.4 was wanted. --restart");
        assertThat(valueOf("new com.google.gson.Gson().toJson(1)")).isEqualTo("1");
        assertThat(valueOf("%jars --restart " + app + "\nnew com.google.gson.Gson()"))
                .isEqualTo("99.4");
    }

    @Test
    void native_code_that_is_loaded_is_exchanged_by_a_new_process_only() throws Exception {
        runQuietly("var conv = new Conv2d(1, 1, kernel(3));");
        Path nd4j = new TestJar(folder)
                .with("org.nd4j.linalg.api.ndarray.INDArray", "public interface INDArray { }")
                .write("nd4j-api-0.1.jar");

        for (String magic : new String[] {"%jars ", "%jars --restart "}) {
            assertThat(errorOf(magic + nd4j).message())
                    .startsWith("nd4j-api 1.0.0-M2.1 has been used by this session (by cell 1), so 0.1 cannot")
                    .endsWith("restart the kernel, and run this line first.");
        }
        assertThat(valueOf("conv.forward(Nd4j.rand(1, 1, 5, 5)).shape()")).isEqualTo("[1, 1, 3, 3]");
    }

    @Test
    void a_value_that_two_versions_cannot_exchange_is_explained() throws Exception {
        Path xchart = new TestJar(folder)
                .with(
                        "org.knowm.xchart.CategoryChart",
                        "public class CategoryChart { public String toString() { return \"mine\"; } }")
                .with("org.knowm.xchart.XYChart", "public class XYChart { }")
                .write("xchart-0.1.jar");
        runQuietly("%jars " + xchart);

        assertThat(valueOf("new CategoryChart()")).isEqualTo("mine");
        CellError error = errorOf("CategoryChart chart = Charts.histogram(\"h\", List.of(1f, 2f));");
        assertThat(error.message())
                .startsWith(
                        "Stridebook works with XChart 3.8.8, but this session uses 0.1, so they cannot give each other a CategoryChart.");
        assertThat(error.plainTraceback()).doesNotContain("loader constraint");
    }
}
