package dev.stridebook.kernel;

import static dev.stridebook.kernel.TestKernel.PATIENCE;
import static dev.stridebook.kernel.TestKernel.ofType;
import static dev.stridebook.kernel.protocol.KernelClient.content;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.kernel.TestKernel.Run;
import dev.stridebook.kernel.protocol.Channel;
import dev.stridebook.kernel.protocol.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sliders as the messages that ipywidgets' front ends exchange with a kernel. */
class SlidersTest {
    private static final String VIEW = "application/vnd.jupyter.widget-view+json";

    private static TestKernel kernel;

    @BeforeAll
    static void start() throws Exception {
        kernel = TestKernel.start();
    }

    @AfterAll
    static void stop() throws Exception {
        kernel.close();
    }

    private static List<Message> opened(Run run, String model) {
        return run.published().stream()
                .filter(message -> message.type().equals("comm_open")
                        && state(message).path("_model_name").asText().equals(model))
                .toList();
    }

    private static JsonNode state(Message message) {
        return message.content().path("data").path("state");
    }

    private static String id(Message message) {
        return message.content().path("comm_id").asText();
    }

    private static Message move(Message slider, double value) {
        ObjectNode content = content().put("comm_id", id(slider));
        ObjectNode data = content.putObject("data").put("method", "update");
        data.putObject("state").put("value", value);
        data.putArray("buffer_paths");
        return kernel.client().send(Channel.SHELL, "comm_msg", content);
    }

    private static JsonNode drawn(Message move) throws Exception {
        return state(ofType(kernel.client().published(move, PATIENCE), "comm_msg"))
                .path("outputs");
    }

    @Test
    void a_slider_is_a_widget_with_its_drawings_as_a_picture_for_those_without() throws Exception {
        Run run = kernel.run(
                "slider(\"stride\", 1, 4, s -> { System.out.print(\"stride \" + s); show(kernel(3).stride(s)); });");
        assertThat(run.reply().path("status").asText())
                .as(run.reply().toString())
                .isEqualTo("ok");

        Message slider = opened(run, "IntSliderModel").get(0);
        assertThat(slider.content().path("target_name").asText()).isEqualTo("jupyter.widget");
        assertThat(slider.metadata().path("version").asText()).isEqualTo("2.1.0");
        assertThat(state(slider).path("min").asInt()).isEqualTo(1);
        assertThat(state(slider).path("max").asInt()).isEqualTo(4);
        assertThat(state(slider).path("description").asText()).isEqualTo("stride");
        Message output = opened(run, "OutputModel").get(0);
        assertThat(state(output).path("outputs").toString())
                .contains("stride 1")
                .contains("text/plain");
        Message box = opened(run, "VBoxModel").get(0);
        assertThat(state(box).path("children").toString()).contains(id(slider), id(output));

        JsonNode data = ofType(run.published(), "display_data").content().path("data");
        assertThat(data.path(VIEW).path("model_id").asText()).isEqualTo(id(box));
        assertThat(data.path("text/html").asText()).contains("stride = 1", "stride 1", "stride = 4", "stride 4");
        assertThat(data.path("text/plain").asText()).contains("stride = 4\nstride 4");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void moving_it_draws_anew_in_place_for_any_number_of_cells() throws Exception {
        Message slider = opened(kernel.run("slider(\"n\", 0, 9, n -> show(\"<\" + n * n + \">\"));"), "IntSliderModel")
                .get(0);
        for (int n = 3; n < 6; n++) {
            kernel.run("int between = " + n + ";");
            JsonNode drawn = drawn(move(slider, n));
            assertThat(drawn).hasSize(1);
            assertThat(drawn.get(0).path("output_type").asText()).isEqualTo("display_data");
            assertThat(drawn.get(0).path("data").path("text/plain").asText()).isEqualTo("<" + n * n + ">");
        }
    }

    @Test
    void errors_are_shown_in_place_and_the_slider_lives() throws Exception {
        Run run = kernel.run(
                "slider(\"n\", 1, 3, n -> { show(n); System.out.print(\"before\");\n    if (n == 2) throw new IllegalStateException(\"two\"); });");
        assertThat(run.reply().path("status").asText()).isEqualTo("ok");
        assertThat(ofType(run.published(), "display_data")
                        .content()
                        .path("data")
                        .path("text/html")
                        .asText())
                .contains("IllegalStateException: two")
                .doesNotContain("\u001b");
        Message slider = opened(run, "IntSliderModel").get(0);

        JsonNode drawn = drawn(move(slider, 2));
        assertThat(drawn).hasSize(3);
        assertThat(drawn.get(1).path("text").asText()).isEqualTo("before");
        assertThat(drawn.get(2).path("output_type").asText()).isEqualTo("error");
        assertThat(drawn.get(2).path("traceback").toString()).contains("line 2");
        assertThat(drawn(move(slider, 3)).toString()).contains("\"3\"").doesNotContain("error");
        assertThat(kernel.run("slider(\"n\", 1, 3, n -> { throw new IllegalStateException(\"all\"); });")
                        .error()
                        .path("evalue")
                        .asText())
                .isEqualTo("all");
    }

    @Test
    void of_moves_that_wait_only_the_last_is_drawn() throws Exception {
        Message slider = opened(
                        kernel.run(
                                "var drawings = new ArrayList<Integer>();\nslider(\"n\", 0, 99, n -> drawings.add(n));"),
                        "IntSliderModel")
                .get(0);
        Message cell = kernel.client().execute("System.out.print(\"go\");\nThread.sleep(500);");
        kernel.awaitOutput();
        List<Message> moves = new ArrayList<>();
        for (int n = 1; n <= 30; n++) {
            moves.add(move(slider, n));
        }
        kernel.finish(cell);
        for (Message move : moves) {
            kernel.client().published(move, PATIENCE);
        }
        assertThat(kernel.run("drawings").result()).isEqualTo("[0, 30]");
    }

    @Test
    void numbers_with_a_step_and_two_sliders_work_the_same() throws Exception {
        Message rate = opened(kernel.run("slider(\"rate\", 0, 1, 0.05, r -> show(r));"), "FloatSliderModel")
                .get(0);
        assertThat(state(rate).path("readout_format").asText()).isEqualTo(".2f");
        assertThat(state(rate).path("step").asDouble()).isEqualTo(0.05);
        assertThat(drawn(move(rate, 0.35)).toString()).contains("0.35");

        Run two = kernel.run("slider(\"a\", 1, 3, \"b\", 10, 12, (a, b) -> show(a * b));");
        List<Message> sliders = opened(two, "IntSliderModel");
        assertThat(sliders).hasSize(2);
        drawn(move(sliders.get(0), 3));
        assertThat(drawn(move(sliders.get(1), 12)).toString()).contains("\"36\"");
        assertThat(ofType(two.published(), "display_data")
                        .content()
                        .path("data")
                        .path("text/plain")
                        .asText())
                .contains("a = 1, b = 10", "sliders show a from 1 to 3 and b from 10 to 12");
    }

    @Test
    void a_front_end_that_reconnects_gets_the_state() throws Exception {
        Message slider = opened(kernel.run("slider(\"n\", 1, 3, n -> show(n));"), "IntSliderModel")
                .get(0);
        drawn(move(slider, 3));
        ObjectNode content = content().put("comm_id", id(slider));
        content.putObject("data").put("method", "request_state");
        Message request = kernel.client().send(Channel.SHELL, "comm_msg", content);

        JsonNode state = state(ofType(kernel.client().published(request, PATIENCE), "comm_msg"));
        assertThat(state.path("_model_name").asText()).isEqualTo("IntSliderModel");
        assertThat(state.path("value").asInt()).isEqualTo(3);
    }

    @Test
    void an_empty_range_is_refused() throws Exception {
        assertThat(kernel.run("slider(\"n\", 3, 1, n -> show(n));")
                        .error()
                        .path("evalue")
                        .asText())
                .contains("n goes from 3 to 1", "must not be below");
        assertThat(kernel.run("slider(\"r\", 0, 1, 0, r -> show(r));")
                        .error()
                        .path("evalue")
                        .asText())
                .contains("steps of 0.0", "must be positive");
    }
}
