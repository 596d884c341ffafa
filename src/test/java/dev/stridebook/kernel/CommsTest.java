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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Comms through the kernel's real sockets, in both directions. */
class CommsTest {
    /** A target whose comms double numbers, send back what they get in capitals and binary data backwards, or fail. */
    private static final String ECHO = """
            import com.google.gson.JsonObject;
            import io.github.spencerpark.jupyter.kernel.comm.*;
            import io.github.spencerpark.jupyter.messages.Message;
            import io.github.spencerpark.jupyter.messages.comm.*;
            var seen = new ArrayList<String>();
            class Echo extends Comm {
                Echo(CommManager manager, String id, String target) { super(manager, id, target); }
                @Override protected void onMessage(Message<CommMsgCommand> message) {
                    String what = message.getContent().getData().get("say").getAsString();
                    seen.add(what);
                    System.out.print("got " + what);
                    if (what.equals("fail")) throw new IllegalStateException("as asked");
                    while (what.equals("forever")) { }
                    var reply = new JsonObject();
                    reply.addProperty("said", what.toUpperCase());
                    var backwards = new ArrayList<byte[]>(message.getBlobs());
                    Collections.reverse(backwards);
                    send(reply, Map.of("of", message.getNonNullMetadata().size()), backwards);
                }
                @Override protected void onClose(Message<CommCloseCommand> message, boolean byKernel) {
                    seen.add("closed " + byKernel);
                }
            }
            getKernelInstance().getCommManager().registerTarget("echo", (manager, id, target, message) -> {
                if (message.getContent().getData().has("refuse")) throw new IllegalArgumentException("not wanted");
                return new Echo(manager, id, target);
            });""";

    private TestKernel kernel;
    private KernelClient client;

    @BeforeEach
    void start() throws Exception {
        kernel = TestKernel.start();
        client = kernel.client();
        assertThat(kernel.run(ECHO).reply().path("status").asText()).isEqualTo("ok");
    }

    @AfterEach
    void stop() throws Exception {
        kernel.close();
    }

    private Message send(String type, String id, ObjectNode more) {
        return client.send(Channel.SHELL, type, more.put("comm_id", id));
    }

    private Message open(String id) {
        return send("comm_open", id, content().put("target_name", "echo"));
    }

    private Message say(String id, String what) {
        return send("comm_msg", id, said(what));
    }

    private static ObjectNode said(String what) {
        ObjectNode content = content();
        content.putObject("data").put("say", what);
        return content;
    }

    private List<Message> published(Message request) throws Exception {
        return client.published(request, PATIENCE);
    }

    private JsonNode openComms(String target) throws Exception {
        return kernel.ask(
                        "comm_info_request",
                        target == null ? content() : content().put("target_name", target))
                .path("comms");
    }

    @Test
    void a_comm_of_the_front_end_is_answered_with_the_message_as_parent() throws Exception {
        assertThat(types(published(open("c1")))).containsExactly("status", "status");
        kernel.run("int between = 1;");
        Message request = say("c1", "hello");
        List<Message> published = published(request);

        assertThat(types(published)).containsExactly("status", "stream", "comm_msg", "status");
        assertThat(published).allSatisfy(message -> assertThat(message.parent()).isEqualTo(request.header()));
        assertThat(ofType(published, "stream").content().path("text").asText()).isEqualTo("got hello");
        JsonNode reply = ofType(published, "comm_msg").content();
        assertThat(reply.path("comm_id").asText()).isEqualTo("c1");
        assertThat(reply.path("data").path("said").asText()).isEqualTo("HELLO");
    }

    @Test
    void binary_data_and_metadata_go_both_ways() throws Exception {
        published(open("c1"));
        ObjectNode content = said("pixels").put("comm_id", "c1");
        Message request = Message.of("comm_msg", "test", List.of(), content(), content)
                .with(content().put("one", 1).put("two", 2), List.of(new byte[] {1, 2, 3}, new byte[0], new byte[] {-1
                }));
        client.send(Channel.SHELL, request);

        Message reply = ofType(published(request), "comm_msg");
        assertThat(reply.buffers()).containsExactly(new byte[] {-1}, new byte[0], new byte[] {1, 2, 3});
        assertThat(reply.metadata().path("of").asInt()).isEqualTo(2);
    }

    @Test
    void a_cell_opens_a_comm_with_data_metadata_and_binary_data() throws Exception {
        Run run = kernel.run("""
                var mine = getKernelInstance().getCommManager().openComm("front", (manager, id, target, message) -> {
                    message.getContent().getData().addProperty("size", 3);
                    message.getNonNullMetadata().put("version", "2.1.0");
                    message.getBlobs().add(new byte[] {7});
                    return new Echo(manager, id, target);
                });
                mine.getID()""");
        Message opened = ofType(run.published(), "comm_open");
        String id = run.result();
        assertThat(opened.content().path("comm_id").asText()).isEqualTo(id);
        assertThat(opened.content().path("target_name").asText()).isEqualTo("front");
        assertThat(opened.content().path("data").path("size").asInt()).isEqualTo(3);
        assertThat(opened.metadata().path("version").asText()).isEqualTo("2.1.0");
        assertThat(opened.buffers()).containsExactly(new byte[] {7});
        assertThat(types(published(say(id, "back")))).contains("comm_msg");

        Run closing = kernel.run("mine.close(); mine.close();\nseen + \" \" + mine.isClosed()");
        assertThat(types(closing.published())).containsOnlyOnce("comm_close");
        assertThat(closing.result()).isEqualTo("[back, closed true] true");
        assertThat(openComms(null)).isEmpty();
    }

    @Test
    void comms_are_listed_also_of_one_target_and_no_longer_when_closed() throws Exception {
        published(open("c1"));
        String mine = kernel.run("getKernelInstance().getCommManager().openComm(\"front\", "
                        + "(manager, id, target, message) -> new Echo(manager, id, target)).getID()")
                .result();
        assertThat(openComms(null)).hasSize(2);
        assertThat(openComms("echo").path("c1").path("target_name").asText()).isEqualTo("echo");
        assertThat(openComms("echo")).hasSize(1);
        assertThat(openComms("front").has(mine)).isTrue();

        published(send("comm_close", "c1", content()));
        assertThat(openComms("echo")).isEmpty();
        assertThat(kernel.run("seen").result()).isEqualTo("[closed false]");
    }

    @Test
    void a_comm_that_is_not_wanted_is_closed() throws Exception {
        Message unknown = send("comm_open", "c1", content().put("target_name", "nobody"));
        assertThat(ofType(published(unknown), "comm_close")
                        .content()
                        .path("comm_id")
                        .asText())
                .isEqualTo("c1");

        ObjectNode refused = content().put("target_name", "echo");
        refused.putObject("data").put("refuse", true);
        List<Message> published = published(send("comm_open", "c2", refused));
        assertThat(types(published)).containsExactly("status", "error", "comm_close", "status");
        assertThat(ofType(published, "error").content().path("evalue").asText()).isEqualTo("not wanted");
        assertThat(openComms(null)).isEmpty();
    }

    @Test
    void a_handler_that_fails_is_reported_with_its_line_and_the_comm_lives() throws Exception {
        published(open("c1"));
        JsonNode error = ofType(published(say("c1", "fail")), "error").content();
        assertThat(error.path("ename").asText()).isEqualTo("IllegalStateException");
        assertThat(error.path("evalue").asText()).isEqualTo("as asked");
        assertThat(error.path("traceback").toString()).contains("cell 1, line 12");

        assertThat(types(published(say("c1", "again")))).contains("comm_msg");
        assertThat(kernel.run("seen.size()").result()).isEqualTo("2");
    }

    @Test
    void messages_that_arrive_while_a_cell_runs_are_handled_after_it_in_order() throws Exception {
        published(open("c1"));
        Message cell = client.execute("System.out.print(\"go\");\nThread.sleep(300);\nSystem.out.print(seen)");
        kernel.awaitOutput();
        Message first = say("c1", "first");
        Message second = say("c1", "second");

        assertThat(kernel.finish(cell).out()).isEqualTo("[]");
        assertThat(ofType(published(first), "stream").content().path("text").asText())
                .isEqualTo("got first");
        assertThat(types(published(second))).containsExactly("status", "stream", "comm_msg", "status");
        assertThat(kernel.run("seen").result()).isEqualTo("[first, second]");
    }

    @Test
    void a_handler_is_interrupted_as_a_cell_is() throws Exception {
        published(open("c1"));
        Message endless = say("c1", "forever");
        kernel.awaitOutput();
        client.send(Channel.CONTROL, "interrupt_request", content());

        assertThat(ofType(published(endless), "error").content().path("ename").asText())
                .isEqualTo("Interrupted");
        assertThat(types(published(say("c1", "after")))).contains("comm_msg");
    }

    @Test
    void messages_for_comms_that_are_not_open_are_logged() throws Exception {
        assertThat(types(published(say("nowhere", "hello")))).containsExactly("status", "status");
        assertThat(types(published(send("comm_close", "nowhere", content())))).containsExactly("status", "status");
        assertThat(kernel.log()).anyMatch(line -> line.contains("the comm nowhere, which is not open"));
    }

    @Test
    void comms_are_closed_at_shutdown() throws Exception {
        published(open("c1"));
        Message request = client.send(Channel.CONTROL, "shutdown_request", content());

        assertThat(ofType(published(request), "comm_close")
                        .content()
                        .path("comm_id")
                        .asText())
                .isEqualTo("c1");
    }

    @Test
    void what_is_no_json_is_refused_where_it_is_sent() throws Exception {
        Run run = kernel.run("""
                var nan = new JsonObject();
                nan.addProperty("loss", Double.NaN);
                getKernelInstance().getCommManager().messageComm("c1", nan);""");
        assertThat(run.error().path("evalue").asText()).contains("must be JSON", "no NaN");
    }

    @Test
    void the_memory_and_processor_time_are_told_on_the_control_channel() throws Exception {
        for (int i = 0; i < 2; i++) {
            Message request = client.send(Channel.CONTROL, "usage_request", content());
            JsonNode usage = client.reply(Channel.CONTROL, request, PATIENCE).content();
            published(request);

            assertThat(usage.path("pid").asLong())
                    .isEqualTo(ProcessHandle.current().pid());
            assertThat(usage.path("cpu_count").asInt()).isPositive();
            assertThat(usage.path("kernel_cpu").isNumber()).isTrue();
            assertThat(usage.path("kernel_memory").asLong()).isGreaterThan(20_000_000);
            JsonNode memory = usage.path("host_virtual_memory");
            assertThat(memory.path("total").asLong())
                    .isGreaterThanOrEqualTo(memory.path("available").asLong())
                    .isGreaterThan(usage.path("kernel_memory").asLong());
            assertThat(memory.path("percent").asDouble()).isBetween(0.0, 100.0);
        }
    }
}
