package dev.stridebook.kernel.debug;

import static dev.stridebook.kernel.protocol.KernelClient.content;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.kernel.TestJar;
import dev.stridebook.kernel.protocol.Channel;
import dev.stridebook.kernel.protocol.Message;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebuggerTest {
    @TempDir
    private Path folder;

    private DebuggedKernel kernel;

    @BeforeEach
    void start() throws Exception {
        kernel = new DebuggedKernel(folder, Map.of("IJAVA_TIMEOUT", "3 SECONDS"));
    }

    @AfterEach
    void end() throws Exception {
        kernel.close();
    }

    @Test
    void front_ends_are_told_of_the_debugger_and_of_its_state() throws Exception {
        assertThat(kernel.info().path("debugger").asBoolean()).isTrue();
        assertThat(kernel.info().path("supported_features"))
                .extracting(JsonNode::asText)
                .contains("debugger");

        JsonNode before = kernel.body("debugInfo", content());
        assertThat(before.path("isStarted").asBoolean()).isFalse();
        assertThat(before.path("hashMethod").asText()).isEqualTo("Murmur2");

        kernel.attach();
        String cell = "int a = 1;\nint b = 2;";
        kernel.setBreakpoints(cell, 2);
        Message running = kernel.execute(cell);
        kernel.stoppedBy("breakpoint");

        JsonNode now = kernel.body("debugInfo", content());
        assertThat(now.path("isStarted").asBoolean()).isTrue();
        assertThat(now.path("stoppedThreads").toString()).isEqualTo("[1]");
        assertThat(now.path("breakpoints").get(0).path("breakpoints").toString())
                .isEqualTo("[{\"line\":2}]");
        String path = now.path("breakpoints").get(0).path("source").asText();
        assertThat(path)
                .startsWith(before.path("tmpFilePrefix").asText())
                .endsWith(before.path("tmpFileSuffix").asText());
        assertThat(kernel.frames().get(0).path("source").path("path").asText()).isEqualTo(path);
        ObjectNode source = content();
        source.putObject("source").put("path", path);
        assertThat(kernel.body("source", source).path("content").asText()).isEqualTo(cell);
        kernel.go("continue");
        assertThat(kernel.finish(running).path("status").asText()).isEqualTo("ok");
    }

    @Test
    void a_cell_stops_at_its_breakpoints_and_steps_from_statement_to_statement() throws Exception {
        kernel.attach();
        String cell = """
                // A comment belongs to what follows.
                int a = 1;
                int sum = 0;
                for (int i = 0; i < 3; i++) {
                    int square = i * i;
                    sum += square;
                }
                String text = "sum " + sum;
                text.length()""";
        kernel.setBreakpoints(cell, 1, 6);
        Message running = kernel.execute(cell);
        assertThat(kernel.stoppedBy("breakpoint")).containsExactly("cell 1:2");
        kernel.go("next");
        assertThat(kernel.stoppedBy("step")).containsExactly("cell 1:3");
        assertThat(kernel.variables("Session")).contains("a = 1");
        kernel.go("next");
        assertThat(kernel.stoppedBy("step")).containsExactly("cell 1:4");
        kernel.go("next");
        assertThat(kernel.stoppedBy("step")).containsExactly("cell 1:5");
        kernel.go("continue");
        assertThat(kernel.stoppedBy("breakpoint")).containsExactly("cell 1:6");
        assertThat(kernel.variables("Locals")).containsExactly("i = 0", "square = 0");
        kernel.go("continue");
        assertThat(kernel.stoppedBy("breakpoint")).containsExactly("cell 1:6");
        assertThat(kernel.variables("Locals")).containsExactly("i = 1", "square = 1");
        kernel.setBreakpoints(cell);
        kernel.setBreakpoints(cell, 8);
        kernel.go("continue");
        assertThat(kernel.stoppedBy("breakpoint")).containsExactly("cell 1:8");
        kernel.go("next");
        assertThat(kernel.stoppedBy("step")).containsExactly("cell 1:9");
        assertThat(kernel.variables("Session")).contains("sum = 5", "text = \"sum 5\"");
        kernel.go("next");
        assertThat(kernel.finish(running).path("status").asText()).isEqualTo("ok");
    }

    @Test
    void stepping_leads_into_and_out_of_methods_and_lambdas_of_earlier_cells() throws Exception {
        kernel.attach();
        String definitions = """
                int twice(int n) {
                    int result = 2 * n;
                    return result;
                }
                class Counter {
                    int count;
                    void add(int n) {
                        count += n;
                    }
                }""";
        kernel.run(definitions);
        String cell = """
                var counter = new Counter();
                List.of(1, 2).forEach(n -> {
                    counter.add(twice(n));
                });
                counter.count""";
        kernel.setBreakpoints(cell, 3);
        Message running = kernel.execute(cell);
        assertThat(kernel.stoppedBy("breakpoint")).containsExactly("lambda in cell 2:3", "cell 2:2");
        kernel.go("stepIn");
        assertThat(kernel.stoppedBy("step")).containsExactly("twice:2", "lambda in cell 2:3", "cell 2:2");
        assertThat(kernel.variables("Locals")).containsExactly("n = 1");
        kernel.go("stepOut");
        assertThat(kernel.stoppedBy("step")).containsExactly("lambda in cell 2:3", "cell 2:2");
        kernel.go("stepIn");
        assertThat(kernel.stoppedBy("step")).containsExactly("Counter.add:8", "lambda in cell 2:3", "cell 2:2");
        assertThat(kernel.variables("Locals")).hasSize(2).contains("n = 2");
        kernel.setBreakpoints(cell);
        kernel.setBreakpoints(definitions, 3);
        kernel.go("continue");
        assertThat(kernel.stoppedBy("breakpoint")).containsExactly("twice:3", "lambda in cell 2:3", "cell 2:2");
        assertThat(kernel.variables("Locals")).containsExactly("n = 2", "result = 4");
        kernel.go("continue");
        assertThat(kernel.finish(running).path("status").asText()).isEqualTo("ok");
    }

    @Test
    void a_condition_is_java_and_sees_locals_and_the_sessions_names() throws Exception {
        kernel.attach();
        kernel.run("int limit = 7;\nboolean isBig(int n) { return n > limit; }");
        String cell = """
                int sum = 0;
                for (int i = 0; i < 20; i++) {
                    sum += i;
                }
                sum""";
        kernel.setConditionalBreakpoint(cell, 3, "isBig(i) && i % 5 == 0");
        Message running = kernel.execute(cell);
        assertThat(kernel.stoppedBy("breakpoint")).containsExactly("cell 2:3");
        assertThat(kernel.variables("Locals")).containsExactly("i = 10");
        assertThat(kernel.evaluate("i * limit").path("body").path("result").asText())
                .isEqualTo("70");
        assertThat(kernel.evaluate("sum = 1000;").path("success").asBoolean()).isTrue();
        assertThat(kernel.evaluate("nowhere + 1").path("message").asText()).contains("nowhere");
        assertThat(kernel.evaluate("1 / 0").path("message").asText()).contains("by zero");
        kernel.go("continue");
        assertThat(kernel.stoppedBy("breakpoint")).containsExactly("cell 2:3");
        assertThat(kernel.variables("Session")).contains("sum = 1060");
        kernel.go("continue");
        kernel.finish(running);
    }

    @Test
    void values_are_opened_and_rendered() throws Exception {
        kernel.attach();
        kernel.run("""
                record Point(int x, int y) {}
                enum Color { RED, GREEN }
                var points = List.of(new Point(1, 2), new Point(3, 4));
                var table = new TreeMap<>(Map.of("a", new int[] {1, 2}));
                Color color = Color.RED;
                double[][] matrix = {{1, 2}, {3}};
                String nothing = null;""");
        JsonNode variables = kernel.body("inspectVariables", content()).path("variables");
        assertThat(DebuggedKernel.texts(variables))
                .contains(
                        "points = [Point[x=1, y=2], Point[x=3, y=4]]",
                        "color = RED",
                        "matrix = double[][2] {double[2], double[1]}",
                        "nothing = null");
        for (JsonNode variable : variables) {
            if (variable.path("name").asText().equals("points")) {
                JsonNode elements =
                        kernel.parts(variable.path("variablesReference").asInt());
                assertThat(DebuggedKernel.texts(elements))
                        .containsExactly("[0] = Point[x=1, y=2]", "[1] = Point[x=3, y=4]");
                assertThat(DebuggedKernel.texts(kernel.parts(
                                elements.get(1).path("variablesReference").asInt())))
                        .containsExactly("x = 3", "y = 4");
            }
        }
        JsonNode rich = kernel.body("richInspectVariables", content().put("variableName", "matrix"));
        assertThat(rich.path("data").path("text/plain").asText()).contains("3.0");
    }

    @Test
    void exceptions_stop_a_cell_where_they_are_thrown() throws Exception {
        kernel.attach();
        ObjectNode uncaught = content();
        uncaught.putArray("filters").add("uncaught");
        kernel.body("setExceptionBreakpoints", uncaught);
        Message running = kernel.execute("""
                int good = 0;
                try {
                    Integer.parseInt("x");
                } catch (NumberFormatException e) {
                    good++;
                }
                int[] few = new int[2];
                few[2] = 1;""");
        assertThat(kernel.stoppedBy("exception")).containsExactly("cell 1:8");
        kernel.go("continue");
        assertThat(kernel.finish(running).path("ename").asText()).isEqualTo("ArrayIndexOutOfBoundsException");

        ObjectNode raised = content();
        raised.putArray("filters").add("raised").add("uncaught");
        kernel.body("setExceptionBreakpoints", raised);
        running = kernel.execute("""
                int parsed(String text) {
                    try {
                        return Integer.parseInt(text);
                    } catch (NumberFormatException e) {
                        return -1;
                    }
                }
                parsed("y")""");
        assertThat(kernel.stoppedBy("exception")).containsExactly("parsed:3", "cell 2:8");
        kernel.go("continue");
        assertThat(kernel.finish(running).path("status").asText()).isEqualTo("ok");
    }

    @Test
    void cells_stop_as_before_after_one_that_could_not_be_stopped() throws Exception {
        kernel.attach();
        ObjectNode uncaught = content();
        uncaught.putArray("filters").add("uncaught");
        kernel.body("setExceptionBreakpoints", uncaught);
        kernel.run("<T> T begun(T value) { System.out.println(\"begun\"); return value; }");
        Message running = kernel.execute("begun(new java.net.ServerSocket(0)).accept();");
        kernel.awaitPrinted();
        kernel.client().send(Channel.CONTROL, "interrupt_request", content());
        assertThat(kernel.finish(running).path("evalue").asText()).contains("goes on in a thread of its own");

        String cell = """
                int[] few = new int[2];
                few[1] = 1;
                few[2] = 1;""";
        kernel.setBreakpoints(cell, 2);
        running = kernel.execute(cell);
        assertThat(kernel.stoppedBy("breakpoint")).containsExactly("cell 3:2");
        kernel.go("continue");
        assertThat(kernel.stoppedBy("exception")).containsExactly("cell 3:3");
        kernel.go("continue");
        assertThat(kernel.finish(running).path("ename").asText()).isEqualTo("ArrayIndexOutOfBoundsException");
    }

    @Test
    void a_breakpoint_counts_in_a_session_that_has_begun_anew() throws Exception {
        kernel.attach();
        // One statement: its class has the same name in both sessions.
        String cell = "int length = greetings.Greeting.version().length();";
        kernel.setBreakpoints(cell, 1);
        for (String version : List.of("1.0", "2.0")) {
            kernel.run("%jars --restart " + greetings(version));
            Message running = kernel.execute(cell);
            assertThat(kernel.stoppedBy("breakpoint")).hasSize(1);
            assertThat(kernel.evaluate("greetings.Greeting.version()")
                            .path("body")
                            .path("result")
                            .asText())
                    .isEqualTo("\"%s\"".formatted(version));
            kernel.go("continue");
            assertThat(kernel.finish(running).path("status").asText()).isEqualTo("ok");
        }
        kernel.setBreakpoints(cell);
        assertThat(kernel.run(cell).path("status").asText()).isEqualTo("ok");
    }

    private Path greetings(String version) throws Exception {
        return new TestJar(folder)
                .with(
                        "greetings.Greeting",
                        "public class Greeting { public static String version() { return \"%s\"; } }"
                                .formatted(version))
                .write("greetings-%s.jar".formatted(version));
    }

    @Test
    void a_stopped_cell_can_be_interrupted_and_its_time_does_not_run() throws Exception {
        kernel.attach();
        String cell = "int n = 0;\nwhile (true) {\n    n++;\n}";
        kernel.setBreakpoints(cell, 3);
        Message running = kernel.execute(cell);
        kernel.stoppedBy("breakpoint");
        // Longer than IJAVA_TIMEOUT.
        Thread.sleep(4000);
        assertThat(kernel.variables("Session")).contains("n = 0");
        kernel.client().send(Channel.CONTROL, "interrupt_request", content());
        assertThat(kernel.finish(running).path("ename").asText()).isEqualTo("Interrupted");
        assertThat(kernel.run("n").path("status").asText()).isEqualTo("ok");
        running = kernel.execute(cell);
        kernel.stoppedBy("breakpoint");
        kernel.client().send(Channel.CONTROL, "shutdown_request", content().put("restart", true));
        assertThat(kernel.hasEnded()).isTrue();
    }

    @Test
    void a_cell_goes_on_when_the_debugger_is_turned_off_and_stops_again_when_it_is_on() throws Exception {
        kernel.attach();
        String cell = "int n = 0;\nfor (int i = 0; i < 5; i++) {\n    n++;\n}\nSystem.out.println(n);";
        kernel.setBreakpoints(cell, 3);
        Message running = kernel.execute(cell);
        kernel.stoppedBy("breakpoint");
        kernel.body("disconnect", content());
        kernel.event("terminated");
        assertThat(kernel.finish(running).path("status").asText()).isEqualTo("ok");
        assertThat(kernel.run(cell).path("status").asText()).isEqualTo("ok");
        kernel.attach();
        kernel.setBreakpoints(cell, 3);
        running = kernel.execute(cell);
        assertThat(kernel.stoppedBy("breakpoint")).containsExactly("cell 3:3");
        kernel.body("terminate", content());
        kernel.finish(running);
    }

    @Test
    void a_running_cell_is_paused() throws Exception {
        kernel.attach();
        Message running = kernel.execute("""
                long n = 0;
                System.out.println("runs");
                while (n >= 0) {
                    n++;
                }""");
        // The loop below it may still have to be compiled.
        kernel.awaitPrinted();
        kernel.go("pause");
        assertThat(kernel.stoppedBy("pause").get(0)).matches("cell 1:[34]");
        assertThat(kernel.evaluate("n = -5").path("success").asBoolean()).isTrue();
        kernel.go("continue");
        kernel.finish(running);
    }

    @Test
    void a_pause_during_a_librarys_code_stops_the_cell_at_its_next_statement() throws Exception {
        kernel.attach();
        // Nothing runs that could be paused.
        kernel.go("pause");
        kernel.run("""
                var door = new java.net.ServerSocket(0);
                <T> T begun(T value) { System.out.println(door.getLocalPort()); return value; }""");
        Message running = kernel.execute("begun(door).accept();\nint after = 1;");
        int port = Integer.parseInt(kernel.awaitPrinted().strip());
        kernel.go("pause");
        new Socket("localhost", port).close();
        assertThat(kernel.stoppedBy("pause")).containsExactly("cell 2:2");
        kernel.go("continue");
        assertThat(kernel.finish(running).path("status").asText()).isEqualTo("ok");
    }

    @Test
    void threads_that_meet_breakpoints_at_the_same_time_are_shown_one_after_the_other() throws Exception {
        kernel.attach();
        String cell = """
                IntStream.range(0, 4).parallel().forEach(i -> {
                    System.out.println(i);
                });""";
        kernel.setBreakpoints(cell, 2);
        kernel.run("import java.util.stream.*;");
        Message running = kernel.execute(cell);
        for (int i = 0; i < 4; i++) {
            assertThat(kernel.stoppedBy("breakpoint").get(0)).isEqualTo("lambda in cell 2:2");
            kernel.go("continue");
        }
        assertThat(kernel.finish(running).path("status").asText()).isEqualTo("ok");
    }

    @Test
    void a_request_that_cannot_be_answered_says_why() throws Exception {
        assertThat(kernel.ask("continue", content()).path("message").asText()).isEqualTo("No cell is stopped.");
        assertThat(kernel.ask("stepBack", content()).path("success").asBoolean())
                .isFalse();
        assertThat(kernel.ask("nonsense", content()).path("message").asText())
                .isEqualTo("This debugger has no nonsense.");
        kernel.attach();
        assertThat(kernel.ask("variables", content().put("variablesReference", 99))
                        .path("message")
                        .asText())
                .contains("99");
        assertThat(kernel.ask("scopes", content().put("frameId", 99))
                        .path("message")
                        .asText())
                .contains("99");
    }
}
