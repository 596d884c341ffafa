package dev.stridebook.kernel;

import static dev.stridebook.kernel.TestKernel.PATIENCE;
import static dev.stridebook.kernel.protocol.KernelClient.content;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.kernel.protocol.Channel;
import dev.stridebook.kernel.protocol.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that no front end should send, but some do. */
class OddMessagesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<Channel> CHANNELS = List.of(Channel.SHELL, Channel.CONTROL, Channel.STDIN);
    private static final List<String> REQUESTS = List.of(
            "kernel_info_request",
            "execute_request",
            "complete_request",
            "inspect_request",
            "is_complete_request",
            "history_request",
            "comm_info_request",
            "interrupt_request");
    private static final List<String> OTHER_TYPES = List.of(
            "comm_open", "comm_msg", "comm_close", "input_reply", "execute_reply", "unheard_of_request", "", " ");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "7",
            "-7",
            "1e308",
            "99999999999999999999",
            "\"\"",
            "\"text\"",
            "\"}\"",
            "\"%jars\"",
            "\"\\\\E[*?\"",
            "\"\\ud83d\"",
            "\"\\u0000\\u001e\\uffff\"",
            "\"while (\"",
            "\"2019-13-45T99:99\"",
            "[]",
            "[1, [2, {}]]",
            "{}",
            "{\"code\": {\"code\": []}}");
    private static final List<String> FIELDS = List.of(
            "code",
            "cursor_pos",
            "silent",
            "store_history",
            "user_expressions",
            "allow_stdin",
            "stop_on_error",
            "hist_access_type",
            "n",
            "pattern",
            "session",
            "start",
            "stop",
            "unique",
            "output",
            "detail_level",
            "comm_id",
            "value",
            "restart");
    private static final List<String> HEADER_FIELDS =
            List.of("msg_id", "session", "username", "date", "version", "subshell_id");

    private static TestKernel kernel;

    @BeforeAll
    static void start() throws Exception {
        kernel = TestKernel.start();
    }

    @AfterAll
    static void close() throws Exception {
        kernel.close();
    }

    private static <T> T oneOf(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static JsonNode value(Random random) throws Exception {
        return random.nextInt(20) == 0
                ? MAPPER.getNodeFactory().textNode("x + ".repeat(2000))
                : MAPPER.readTree(oneOf(VALUES, random));
    }

    /** Half a character is lost in transit, so a reply could not be matched by it. */
    private static JsonNode encodable(JsonNode value) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(value.toString())
                ? value
                : MAPPER.getNodeFactory().nullNode();
    }

    private static ObjectNode object(List<String> fields, Random random) throws Exception {
        ObjectNode object = content();
        for (int i = random.nextInt(5); i > 0; i--) {
            object.set(oneOf(fields, random), value(random));
        }
        return object;
    }

    /** Messages with a valid signature but an invalid header or content. */
    private static Message signed(String type, Random random) throws Exception {
        Message message = Message.of(type, "odd", List.of(), content(), object(FIELDS, random));
        boolean keepsId = random.nextInt(4) > 0;
        for (String field : HEADER_FIELDS) {
            boolean isKept = keepsId && field.equals("msg_id");
            if (!isKept && random.nextInt(3) == 0) {
                message.header().set(field, encodable(value(random)));
            } else if (!isKept && random.nextInt(5) == 0) {
                message.header().remove(field);
            }
        }
        message.parent().setAll(object(HEADER_FIELDS, random));
        message.metadata().setAll(object(FIELDS, random));
        return message;
    }

    private static void sendGarbage(Random random) {
        List<byte[]> frames = new ArrayList<>();
        if (random.nextInt(4) > 0) {
            frames.add("<IDS|MSG>".getBytes(StandardCharsets.US_ASCII));
        }
        for (int i = random.nextInt(9); i >= 0; i--) {
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            frames.add(random.nextBoolean() ? noise : oneOf(VALUES, random).getBytes(StandardCharsets.UTF_8));
        }
        kernel.client().sendFrames(oneOf(CHANNELS, random), frames);
    }

    @Test
    void after_two_hundred_malformed_or_unexpected_messages_a_cell_still_runs() throws Exception {
        Random random = new Random(42);
        int answered = 0;
        for (int i = 0; i < 200; i++) {
            int kind = random.nextInt(4);
            if (kind == 0) {
                sendGarbage(random);
            } else if (kind == 1) {
                kernel.client().send(oneOf(CHANNELS, random), signed(oneOf(OTHER_TYPES, random), random));
            } else {
                Message request = signed(oneOf(REQUESTS, random), random);
                kernel.client().send(Channel.SHELL, request);
                assertAnswered(request);
                answered++;
            }
        }

        assertThat(answered).isEqualTo(113);
        assertThat(kernel.run("\"alive\"").result()).isEqualTo("alive");
        assertThat(kernel.client().isAlive(PATIENCE)).isTrue();
        assertThat(kernel.log())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).isNotBlank());
    }

    private static void assertAnswered(Message request) throws Exception {
        Message reply = kernel.client().reply(Channel.SHELL, request, PATIENCE);
        assertThat(reply.type()).isEqualTo(request.type().replace("_request", "_reply"));
        assertThat(reply.parentId()).isEqualTo(request.id());
        assertThat(reply.content().path("status").asText())
                .as(request + " " + reply)
                .isNotEmpty();
        // Its status messages follow, busy and idle.
        kernel.client().published(request, PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"text\"", "{", "", "\u0000"})
    void a_part_that_is_no_json_object_is_ignored_with_a_line_in_the_log(String part) throws Exception {
        int before = kernel.log().size();
        List<byte[]> frames = new ArrayList<>();
        for (String frame : List.of("<IDS|MSG>", "no signature", part, "{}", "{}", part)) {
            frames.add(frame.getBytes(StandardCharsets.UTF_8));
        }
        kernel.client().sendFrames(Channel.SHELL, frames);

        assertThat(kernel.run("2").result()).isEqualTo("2");
        assertThat(kernel.log()).hasSizeGreaterThan(before);
    }

    @Test
    void a_message_signed_with_another_key_is_not_run() throws Exception {
        List<byte[]> frames = new ArrayList<>();
        for (String frame : List.of(
                "<IDS|MSG>",
                "0".repeat(64),
                "{\"msg_type\":\"execute_request\"}",
                "{}",
                "{}",
                "{\"code\":\"int owned;\"}")) {
            frames.add(frame.getBytes(StandardCharsets.UTF_8));
        }
        kernel.client().sendFrames(Channel.SHELL, frames);

        assertThat(kernel.run("owned").reply().path("status").asText()).isEqualTo("error");
        assertThat(kernel.log()).last().asString().contains("wrong signature");
    }
}
