package dev.stridebook.kernel;

import static dev.stridebook.kernel.TestKernel.PATIENCE;
import static dev.stridebook.kernel.TestKernel.ofType;
import static dev.stridebook.kernel.TestKernel.types;
import static dev.stridebook.kernel.protocol.KernelClient.content;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.kernel.TestKernel.Run;
import dev.stridebook.kernel.protocol.Channel;
import dev.stridebook.kernel.protocol.KernelClient;
import dev.stridebook.kernel.protocol.Message;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The kernel through its real sockets. */
class KernelServerTest {
    private static TestKernel kernel;
    private static KernelClient client;

    @BeforeAll
    static void start() throws Exception {
        kernel = TestKernel.start();
        client = kernel.client();
    }

    @AfterAll
    static void shut_down_by_a_message() throws Exception {
        Message request =
                client.send(Channel.CONTROL, "shutdown_request", content().put("restart", false));
        JsonNode reply = client.reply(Channel.CONTROL, request, PATIENCE).content();

        assertThat(reply.path("status").asText()).isEqualTo("ok");
        assertThat(reply.path("restart").asBoolean()).isFalse();
        assertThat(types(client.published(request, PATIENCE))).containsExactly("status", "status");
        assertThat(kernel.isServing()).isFalse();
        client.close();
    }

    private static Run run(String code) throws Exception {
        return kernel.run(code);
    }

    private static JsonNode ask(String type, ObjectNode content) throws Exception {
        return kernel.ask(type, content);
    }

    @Test
    void kernel_info_says_what_the_kernel_is() {
        Message info = kernel.info();
        JsonNode content = info.content();

        assertThat(info.type()).isEqualTo("kernel_info_reply");
        assertThat(content.path("status").asText()).isEqualTo("ok");
        assertThat(content.path("implementation").asText()).isEqualTo("stridebook");
        assertThat(content.path("protocol_version").asText()).startsWith("5.");
        assertThat(content.path("language_info").path("name").asText()).isEqualTo("java");
        assertThat(info.parent().path("msg_type").asText()).isEqualTo("kernel_info_request");
        assertThat(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(
                        info.header().path("date").asText()))
                .isNotNull();
    }

    @Test
    void a_cell_is_busy_echoed_printed_answered_and_idle_in_this_order() throws Exception {
        Message request = client.execute("System.out.println(\"hello\");\n6 * 7");
        JsonNode reply = client.reply(Channel.SHELL, request, PATIENCE).content();
        List<Message> published = client.published(request, PATIENCE);

        assertThat(types(published)).containsExactly("status", "execute_input", "stream", "execute_result", "status");
        assertThat(published).allSatisfy(message -> assertThat(message.parent()).isEqualTo(request.header()));
        assertThat(published.get(0).content().path("execution_state").asText()).isEqualTo("busy");
        assertThat(published.get(2).content().path("text").asText()).isEqualTo("hello\n");
        assertThat(published.get(3).content().path("data").path("text/plain").asText())
                .isEqualTo("42");
        assertThat(reply.path("status").asText()).isEqualTo("ok");
        assertThat(reply.path("execution_count").asInt())
                .isEqualTo(published.get(3).content().path("execution_count").asInt())
                .isPositive();
    }

    @Test
    void errors_are_published_and_replied_with_their_traceback() throws Exception {
        Run run = run("int[] few = new int[2];\nfew[5]");

        assertThat(run.reply().path("status").asText()).isEqualTo("error");
        assertThat(run.error().path("ename").asText()).isEqualTo("ArrayIndexOutOfBoundsException");
        assertThat(run.error().path("traceback").toString()).contains("line 2").contains("few[5]");
        assertThat(run.reply().path("traceback")).isEqualTo(run.error().path("traceback"));
    }

    @Test
    void what_is_shown_can_be_updated() throws Exception {
        Run run = run(
                "var place = display(\"<i>1</i>\", \"text/html\");\nupdateDisplay(place, \"2\");\nclearOutput(true);");
        JsonNode shown = ofType(run.published(), "display_data").content();
        JsonNode update = ofType(run.published(), "update_display_data").content();

        assertThat(shown.path("data").path("text/html").asText()).isEqualTo("<i>1</i>");
        assertThat(shown.path("transient").path("display_id").asText())
                .isNotEmpty()
                .isEqualTo(update.path("transient").path("display_id").asText());
        assertThat(ofType(run.published(), "clear_output")
                        .content()
                        .path("wait")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void an_endless_loop_is_interrupted_on_control_and_on_shell() throws Exception {
        for (Channel channel : List.of(Channel.CONTROL, Channel.SHELL)) {
            Message request = client.execute("int kept = 3;\nSystem.out.println(\"go\");\nwhile (true) { }");
            kernel.awaitOutput();
            Message interrupt = client.send(channel, "interrupt_request", content());
            if (channel == Channel.CONTROL) {
                assertThat(client.reply(channel, interrupt, PATIENCE)
                                .content()
                                .path("status")
                                .asText())
                        .isEqualTo("ok");
            }
            JsonNode reply = client.reply(Channel.SHELL, request, PATIENCE).content();

            assertThat(reply.path("ename").asText()).isEqualTo("Interrupted");
            client.published(request, PATIENCE);
            assertThat(run("kept").result()).isEqualTo("3");
        }
    }

    @Test
    void a_training_loop_is_interrupted_and_its_network_kept() throws Exception {
        run("""
                var random = new SplittableRandom(1);
                var net = new Sequential(new Conv2d(1, 4, kernel(5), random), new ReLU(), new View(-1, 4 * 24 * 24),
                        new Linear(4 * 24 * 24, 10, random), new LogSoftmax());
                var trainer = new Trainer(net, new NllLoss(), new Sgd(net.parameters(), 0.01))
                        .progress(new dev.stridebook.kernel.TrainedBatches());
                var images = Mnist.train();
                var test = Mnist.test();""");
        for (Channel channel : List.of(Channel.CONTROL, Channel.SHELL)) {
            TrainedBatches.LAST.clear();
            Message request = client.execute("trainer.train(images, test, 1000)");
            assertThat(TrainedBatches.LAST.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isNotNull();
            client.send(channel, "interrupt_request", content());
            Run run = kernel.finish(request);

            assertThat(run.error().path("ename").asText()).isEqualTo("Interrupted");
            assertThat(run.error().path("evalue").asText()).startsWith("Interrupted in epoch 1, before batch ");
            assertThat(run("net.parameters().size()").result()).isEqualTo("4");
        }
    }

    @Test
    void a_cell_that_cannot_be_interrupted_ends_and_says_what_goes_on() throws Exception {
        run("int beforeTheDoor = 4;");
        Message request = client.execute(
                "var door = new ServerSocket(0);\n{\n    System.out.println(\"open\");\n    door.accept();\n}");
        kernel.awaitOutput();
        client.send(Channel.CONTROL, "interrupt_request", content());
        Run run = kernel.finish(request);

        assertThat(run.error().path("ename").asText()).isEqualTo("Interrupted");
        assertThat(run.error().path("evalue").asText()).contains("Java cannot interrupt ServerSocket.accept");
        assertThat(run.error().path("traceback").toString()).contains("line 4:", "door.accept();");
        assertThat(run("beforeTheDoor").result()).isEqualTo("4");
    }

    @Test
    void a_cell_may_interrupt_the_kernels_own_threads() throws Exception {
        run(
                "for (Thread each : Thread.getAllStackTraces().keySet())\n"
                        + "    if (Set.of(\"shell\", \"sockets\", \"jshell\", \"cells\").contains(each.getName())) each.interrupt();");

        assertThat(run("Thread.currentThread().interrupt();\nfor (int i = 0; i < 50_000; i++) System.out.println(i);")
                        .out())
                .endsWith("49999\n");
        assertThat(run("1 + 1").result()).isEqualTo("2");
    }

    @Test
    void an_interrupt_stops_a_cell_that_still_waits_for_the_kernel_to_start() throws Exception {
        CompletableFuture<JavaEvaluator> evaluator = new CompletableFuture<>();
        try (TestKernel starting = TestKernel.startingWith(evaluator)) {
            Message request = starting.client().execute("while (true) { }");
            starting.awaitPublished("execute_input");
            Message interrupt = starting.client().send(Channel.CONTROL, "interrupt_request", content());
            starting.client().reply(Channel.CONTROL, interrupt, PATIENCE);
            evaluator.complete(JavaEvaluator.start());

            assertThat(starting.finish(request).reply().path("ename").asText()).isEqualTo("Interrupted");
            assertThat(starting.run("1 + 1").result()).isEqualTo("2");
        }
    }

    @Test
    void an_interrupt_with_nothing_to_stop_does_not_stop_the_next_cell() throws Exception {
        Message interrupt = client.send(Channel.CONTROL, "interrupt_request", content());
        client.reply(Channel.CONTROL, interrupt, PATIENCE);

        assertThat(run("1 + 1").result()).isEqualTo("2");
    }

    @Test
    void system_exit_ends_the_cell_and_not_the_kernel() throws Exception {
        assertThat(run("System.exit(3);").error().path("evalue").asText())
                .isEqualTo("System.exit(3) was called in this cell; the kernel keeps running.");
        assertThat(run("1 + 1").result()).isEqualTo("2");
        assertThat(client.isAlive(PATIENCE)).isTrue();
    }

    @Test
    void a_cell_asks_for_a_line_and_gets_it() throws Exception {
        Message request = client.execute("System.out.print(\"Name? \");\nnew Scanner(System.in).nextLine()");
        Message question = client.receive(Channel.STDIN, PATIENCE);
        assertThat(question.type()).isEqualTo("input_request");
        assertThat(question.parentId()).isEqualTo(request.id());
        client.send(Channel.STDIN, "input_reply", content().put("value", "Grace"));
        client.reply(Channel.SHELL, request, PATIENCE);

        List<Message> published = client.published(request, PATIENCE);
        assertThat(ofType(published, "execute_result")
                        .content()
                        .path("data")
                        .path("text/plain")
                        .asText())
                .isEqualTo("Grace");
    }

    @Test
    void a_cell_that_waits_for_a_line_can_be_interrupted() throws Exception {
        Message request = client.execute("new Scanner(System.in).nextLine()");
        client.receive(Channel.STDIN, PATIENCE);
        client.send(Channel.CONTROL, "interrupt_request", content());

        assertThat(kernel.finish(request).reply().path("ename").asText()).isEqualTo("Interrupted");
        assertThat(run("3").result()).isEqualTo("3");
    }

    @Test
    void a_line_typed_for_an_earlier_cell_is_not_read_by_a_later_one() throws Exception {
        client.send(Channel.STDIN, "input_reply", content().put("value", "stale"));
        run("1");
        Message request = client.execute("new Scanner(System.in).nextLine()");
        client.receive(Channel.STDIN, PATIENCE);
        client.send(Channel.STDIN, "input_reply", content().put("value", "fresh"));

        assertThat(kernel.finish(request).result()).isEqualTo("fresh");
    }

    @Test
    void a_front_end_that_cannot_ask_is_told_so() throws Exception {
        assertThat(kernel.runUnattended("System.in.read()")
                        .reply()
                        .path("evalue")
                        .asText())
                .contains("cannot ask for input");
    }

    @Test
    void completion_counts_characters_and_knows_earlier_cells() throws Exception {
        run("String greeting = \"hello\";");
        String code = "String s = \"😀\"; greeting.toUpp";
        JsonNode reply = ask(
                "complete_request",
                content().put("code", code).put("cursor_pos", code.codePointCount(0, code.length())));

        assertThat(reply.path("matches").toString()).contains("toUpperCase(");
        assertThat(reply.path("cursor_start").asInt()).isEqualTo(code.codePointCount(0, code.indexOf("toUpp")));
        assertThat(reply.path("cursor_end").asInt()).isEqualTo(code.codePointCount(0, code.length()));
    }

    @Test
    void completion_knows_packages_of_the_jdk_and_of_the_class_path() throws Exception {
        assertThat(completions("import java.ut")).contains("\"util\"");
        assertThat(completions("import dev.stride")).contains("\"stridebook\"");
        assertThat(completions("new dev.stridebook.sh")).contains("\"shape\"");
        assertThat(completions("import dev.stridebook.shape.Win")).contains("\"Window\"");
    }

    @Test
    void completion_knows_the_magics() throws Exception {
        assertThat(completions("int a = 1;\n%ja")).isEqualTo("[\"%jars\"]");
        assertThat(completions("List<String> jars = %classp")).isEqualTo("[\"%classpath\"]");
        assertThat(completions("%%ht")).isEqualTo("[\"%%html\"]");
        assertThat(completions("7 %ja")).doesNotContain("jars");
        JsonNode reply = ask("complete_request", content().put("code", "  %tim").put("cursor_pos", 6));
        assertThat(reply.path("cursor_start").asInt()).isEqualTo(2);
        assertThat(reply.path("cursor_end").asInt()).isEqualTo(6);
    }

    private static String completions(String code) throws Exception {
        return ask("complete_request", content().put("code", code).put("cursor_pos", code.length()))
                .path("matches")
                .toString();
    }

    @Test
    void inspection_finds_signatures_and_says_when_there_are_none() throws Exception {
        JsonNode found = ask(
                "inspect_request",
                content().put("code", "int n = 1; Math.abs(n)").put("cursor_pos", 18));
        assertThat(found.path("found").asBoolean()).isTrue();
        assertThat(found.path("data").path("text/plain").asText()).contains("int Math.abs(int");

        JsonNode missing = ask("inspect_request", content().put("code", "zzz").put("cursor_pos", 2));
        assertThat(missing.path("found").asBoolean()).isFalse();
        assertThat(missing.path("status").asText()).isEqualTo("ok");
    }

    @Test
    void a_name_with_a_question_mark_opens_a_page_of_help() throws Exception {
        JsonNode payload = run("Math.abs?").reply().path("payload");
        assertThat(payload).hasSize(1);
        assertThat(payload.get(0).path("source").asText()).isEqualTo("page");
        assertThat(payload.get(0).path("data").path("text/plain").asText()).contains("int Math.abs(int");
        assertThat(isComplete("?Math.abs").path("status").asText()).isEqualTo("complete");

        assertThat(run("nobody?").error().path("evalue").asText()).startsWith("Nothing is known about nobody.");
    }

    @Test
    void is_complete_is_honest() throws Exception {
        assertThat(isComplete("1 + 1").path("status").asText()).isEqualTo("complete");
        assertThat(isComplete("").path("status").asText()).isEqualTo("complete");
        assertThat(isComplete("int a = 1; class A { }").path("status").asText()).isEqualTo("complete");
        assertThat(isComplete("}").path("status").asText()).isEqualTo("invalid");
        for (String open : List.of(
                "for (int i = 0; i < 3; i++)",
                "while (true)",
                "if (a) b(); else",
                "if (a)",
                "for (;;)",
                "for (var x : xs)",
                "label:",
                "do",
                "try",
                "class A",
                "new ",
                "int x =")) {
            assertThat(isComplete(open).path("status").asText()).as(open).isEqualTo("incomplete");
        }
        JsonNode open = isComplete("void f() {\n    if (true) {");
        assertThat(open.path("status").asText()).isEqualTo("incomplete");
        assertThat(open.path("indent").asText()).isEqualTo("        ");
    }

    private static JsonNode isComplete(String code) throws Exception {
        return ask("is_complete_request", content().put("code", code));
    }

    @Test
    void history_has_its_tail_ranges_and_matches() throws Exception {
        int first = run("int historic = 11;").reply().path("execution_count").asInt();
        run("historic + 1");

        JsonNode tail = ask("history_request", history("tail").put("n", 1)).path("history");
        assertThat(tail).hasSize(1);
        assertThat(tail.get(0).get(2).asText()).isEqualTo("historic + 1");
        JsonNode range = ask(
                        "history_request",
                        history("range").put("session", 0).put("start", first).put("stop", first + 1))
                .path("history");
        assertThat(range).hasSize(1);
        assertThat(range.get(0).get(2).asText()).isEqualTo("int historic = 11;");
        JsonNode search = ask(
                        "history_request",
                        history("search").put("pattern", "*istoric + ?").put("output", true))
                .path("history");
        assertThat(search.get(0).get(2).get(1).asText()).isEqualTo("12");
    }

    private static ObjectNode history(String type) {
        return content().put("hist_access_type", type).put("raw", true).put("output", false);
    }

    @Test
    void a_silent_cell_leaves_no_trace_and_expressions_are_evaluated_with_a_cell() throws Exception {
        int before = run("1").reply().path("execution_count").asInt();
        Message silent = client.send(
                Channel.SHELL, "execute_request", content().put("code", "5 + 5").put("silent", true));
        client.reply(Channel.SHELL, silent, PATIENCE);
        assertThat(types(client.published(silent, PATIENCE))).containsExactly("status", "status");

        ObjectNode content = content().put("code", "int five = 5;").put("store_history", true);
        content.putObject("user_expressions").put("ten", "five * 2").put("bad", "five / 0");
        JsonNode reply = ask("execute_request", content);
        assertThat(reply.path("execution_count").asInt()).isEqualTo(before + 1);
        JsonNode results = reply.path("user_expressions");
        assertThat(results.path("ten").path("data").path("text/plain").asText()).isEqualTo("10");
        assertThat(results.path("bad").path("ename").asText()).isEqualTo("ArithmeticException");
    }

    @Test
    void cells_sent_behind_a_failing_one_are_aborted() throws Exception {
        Message failing = client.execute("Thread.sleep(300);\nint x = 1 / 0;");
        Message behind = client.execute("System.out.print(\"never\");");
        client.reply(Channel.SHELL, failing, PATIENCE);
        JsonNode reply = client.reply(Channel.SHELL, behind, PATIENCE).content();

        assertThat(reply.path("status").asText()).isEqualTo("aborted");
        assertThat(types(client.published(behind, PATIENCE))).containsExactly("status", "status");
        assertThat(run("2").result()).isEqualTo("2");
    }

    @Test
    void cells_sent_behind_a_failing_one_run_if_the_front_end_wants_it() throws Exception {
        Message failing = client.send(
                Channel.SHELL,
                "execute_request",
                content().put("code", "Thread.sleep(300);\nint x = 1 / 0;").put("stop_on_error", false));
        Message behind = client.execute("\"it runs\"");
        client.reply(Channel.SHELL, failing, PATIENCE);

        assertThat(kernel.finish(behind).result()).isEqualTo("it runs");
    }

    @Test
    void what_a_thread_prints_late_belongs_to_the_cell_that_started_it() throws Exception {
        Message first = client.execute("var gate = new CountDownLatch(1);\nvar late = new Thread(() -> {\n"
                + "    try { gate.await(); } catch (InterruptedException e) { }\n    System.out.print(\"late\");\n});\n"
                + "late.start();");
        kernel.finish(first);
        Message second = client.execute("gate.countDown();\nlate.join();\nThread.sleep(200);");
        Message printed = kernel.awaitOutput();
        kernel.finish(second);

        assertThat(printed.parentId()).isEqualTo(first.id());
    }

    @Test
    void all_output_comes_before_idle() throws Exception {
        for (int i = 0; i < 20; i++) {
            Run run = run("for (int i = 0; i < 50; i++) System.out.println(i);\nSystem.err.print(\"end\");");
            assertThat(run.out()).endsWith("49\n");
            assertThat(run.err()).isEqualTo("end");
            assertThat(types(run.published())).containsOnlyOnce("execute_input").endsWith("status");
        }
    }

    @Test
    void five_thousand_lines_arrive_whole_and_in_few_messages() throws Exception {
        Run run = run("for (int i = 0; i < 5000; i++) System.out.println(\"line \" + i);");

        assertThat(run.out().lines()).hasSize(5000).last().isEqualTo("line 4999");
        assertThat(run.published().size()).isLessThan(200);
    }
}
