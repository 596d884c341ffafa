package dev.stridebook.kernel;

import static dev.stridebook.kernel.TestKernel.PATIENCE;
import static dev.stridebook.kernel.protocol.KernelClient.content;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.kernel.TestKernel.Run;
import dev.stridebook.kernel.protocol.Channel;
import dev.stridebook.kernel.protocol.KernelClient;
import dev.stridebook.kernel.protocol.Message;
import dev.stridebook.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Practice in the kernel: with a front end that can ask and with one that cannot. */
class PracticeCellsTest {
    private static TestKernel kernel;
    private static KernelClient client;
    private static String settingBefore;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        settingBefore = System.getProperty(Settings.PROGRESS);
        System.setProperty(Settings.PROGRESS, folder.resolve("progress.json").toString());
        kernel = TestKernel.start();
        client = kernel.client();
    }

    @AfterAll
    static void shutDown() throws Exception {
        kernel.close();
        if (settingBefore == null) {
            System.clearProperty(Settings.PROGRESS);
        } else {
            System.setProperty(Settings.PROGRESS, settingBefore);
        }
    }

    private static void type(String line) throws Exception {
        JsonNode request = client.receive(Channel.STDIN, PATIENCE).content();
        assertThat(request.path("prompt").asText()).isEqualTo("Your answer: ");
        client.send(Channel.STDIN, "input_reply", content().put("value", line));
    }

    private static List<JsonNode> shown(Run run) {
        return run.published().stream()
                .filter(message -> message.type().equals("display_data"))
                .map(message -> message.content().path("data"))
                .toList();
    }

    @Test
    void a_cell_asks_until_a_letter_is_typed_and_shows_the_solution() throws Exception {
        Message request = client.execute("practice(\"output-size\")");
        type("17");
        type("(B)");
        Run run = kernel.finish(request);
        List<JsonNode> shown = shown(run);

        assertThat(run.out()).isEqualTo("Type a letter from a to d.\nType a letter from a to d.\n");
        assertThat(shown).hasSize(2);
        assertThat(shown.get(0).path("text/html").asText())
                .contains("<p>a) ", "<br>\nd) ")
                .doesNotContain("<details>");
        assertThat(shown.get(1).path("text/plain").asText())
                .matches("(?s)(Right\\.|Not quite: .+)\nThe padded input has .+");
    }

    @Test
    void a_front_end_that_cannot_ask_gets_the_question_and_a_folded_answer() throws Exception {
        Message request = client.send(
                Channel.SHELL,
                "execute_request",
                content().put("code", "practice(\"macs\")").put("allow_stdin", false));
        Run run = kernel.finish(request);

        assertThat(run.reply().path("status").asText()).isEqualTo("ok");
        assertThat(shown(run)).hasSize(2);
        assertThat(shown(run).get(1).path("text/html").asText()).startsWith("<details>");
    }

    @Test
    void an_unknown_kind_is_answered_with_those_there_are() throws Exception {
        assertThat(kernel.run("practice(\"stride\")").reply().path("evalue").asText())
                .startsWith("There is no practice \"stride\". There are: output-size,");
    }
}
