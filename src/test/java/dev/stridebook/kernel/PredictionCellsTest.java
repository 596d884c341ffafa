package dev.stridebook.kernel;

import static dev.stridebook.kernel.TestKernel.PATIENCE;
import static dev.stridebook.kernel.TestKernel.ofType;
import static dev.stridebook.kernel.protocol.KernelClient.content;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.kernel.TestKernel.Run;
import dev.stridebook.kernel.protocol.Channel;
import dev.stridebook.kernel.protocol.KernelClient;
import dev.stridebook.kernel.protocol.Message;
import dev.stridebook.settings.OwnProgress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells that ask for a guess, in the kernel: with a front end that can ask and with one that cannot. */
class PredictionCellsTest {
    private static TestKernel kernel;
    private static KernelClient client;
    private static OwnProgress progress;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        progress = OwnProgress.in(folder);
        kernel = TestKernel.start();
        client = kernel.client();
    }

    @AfterAll
    static void shutDown() throws Exception {
        kernel.close();
        progress.close();
    }

    private static void type(String line) throws Exception {
        kernel.type("Your guess: ", line);
    }

    private static List<String> shown(Run run) {
        return run.shown().stream()
                .map(data -> data.path("text/plain").asText())
                .toList();
    }

    @Test
    void a_cell_asks_with_a_prompt_and_shows_its_result_after_the_guess() throws Exception {
        Message request = client.execute("Predict.number(\"How many?\", kernel(3).outputSize(8, 8).width())\n"
                + "        .shows(() -> kernel(3).explain(8, 8)).ask();");
        type("3x");
        type("5");
        Run run = kernel.finish(request);

        assertThat(run.out()).isEqualTo("“3x” is not a number. Type a number such as 6 or 2.5.\n");
        assertThat(shown(run)).hasSize(3);
        assertThat(shown(run).get(0)).startsWith("How many?\nType a number");
        assertThat(shown(run).get(1)).isEqualTo("You said 5. It is 6, 1 more.");
        assertThat(shown(run).get(2)).startsWith("6×6\n");
        assertThat(shown(kernel.run("Predict.number(\"How many?\", 6).ask();")).get(1))
                .startsWith("You said 5. It is 6, 1 more.\nThis was your first guess.");
    }

    @Test
    void a_cell_that_asks_can_be_interrupted_and_asks_anew() throws Exception {
        String cell = "Predict.choice(\"Which?\", \"no\", \"yes\", \"no\").ask();";
        Message request = client.execute(cell);
        client.receive(Channel.STDIN, PATIENCE);
        client.send(Channel.CONTROL, "interrupt_request", content());

        assertThat(kernel.finish(request).reply().path("ename").asText()).isEqualTo("Interrupted");
        Message again = client.execute(cell);
        type("b");
        assertThat(shown(kernel.finish(again)).get(1)).isEqualTo("You chose “no”, and that is right.");
    }

    @Test
    void a_front_end_that_cannot_ask_gets_the_question_and_a_folded_answer() throws Exception {
        Run run = kernel.runUnattended("Predict.size(\"Which size?\", kernel(3).outputSize(8, 9))"
                + ".shows(() -> WindowPicture.of(kernel(3), new Size(8, 9))).ask();");
        JsonNode shown = ofType(run.published(), "display_data").content().path("data");

        assertThat(run.reply().path("status").asText()).isEqualTo("ok");
        assertThat(shown.path("text/plain").asText())
                .startsWith("Which size?\n")
                .doesNotContain("6×7");
        assertThat(shown.path("text/html").asText())
                .containsSubsequence(
                        "Which size?", "<details>", "<strong>6×7</strong>", "<img src=\"data:image/png", "</details>");
    }
}
