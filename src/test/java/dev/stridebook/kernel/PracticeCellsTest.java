package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.kernel.TestKernel.Run;
import dev.stridebook.kernel.protocol.KernelClient;
import dev.stridebook.kernel.protocol.Message;
import dev.stridebook.settings.OwnProgress;
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
        kernel.type("Your answer: ", line);
    }

    @Test
    void a_cell_asks_until_a_letter_is_typed_and_shows_the_solution() throws Exception {
        Message request = client.execute("practice(\"output-size\")");
        type("17");
        type("(B)");
        Run run = kernel.finish(request);
        List<JsonNode> shown = run.shown();

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
        Run run = kernel.runUnattended("practice(\"macs\")");

        assertThat(run.reply().path("status").asText()).isEqualTo("ok");
        assertThat(run.shown()).hasSize(2);
        assertThat(run.shown().get(1).path("text/html").asText()).startsWith("<details>");
    }

    @Test
    void an_unknown_kind_is_answered_with_those_there_are() throws Exception {
        assertThat(kernel.run("practice(\"stride\")").reply().path("evalue").asText())
                .startsWith("There is no practice \"stride\". There are: output-size,");
    }
}
