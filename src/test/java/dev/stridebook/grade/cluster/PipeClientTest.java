package dev.stridebook.grade.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class PipeClientTest {
    private final PipedInputStream toUs = new PipedInputStream(1 << 16);
    private final PipedInputStream toThem = new PipedInputStream(1 << 16);
    private final DataOutputStream theirs;
    private final PipeClient client;

    PipeClientTest() throws IOException {
        theirs = new DataOutputStream(new PipedOutputStream(toUs));
        client = new PipeClient(toUs, new PipedOutputStream(toThem));
    }

    private CompletableFuture<String> call(String request) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return new String(client.call(bytes(request)), StandardCharsets.UTF_8);
            } catch (Exception none) {
                throw new CompletionException(none);
            }
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void eachGetsTheReplyToItsOwnRequestInWhateverOrderAndBetweenOtherOutput() throws Exception {
        DataInputStream requests = new DataInputStream(toThem);
        List<CompletableFuture<String>> replies = new ArrayList<>();
        List<PipeMessage> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            replies.add(call("q" + i));
            sent.add(PipeMessage.read(requests).orElseThrow());
        }
        for (int i = sent.size() - 1; i >= 0; i--) {
            theirs.write(bytes("a library prints \u00e4\u00ff ".repeat(i)));
            String text = new String(sent.get(i).content(), StandardCharsets.UTF_8);
            boolean isFailure = i == 7;
            new PipeMessage(sent.get(i).number(), isFailure, bytes(text.replace('q', 'a'))).writeTo(theirs);
        }
        for (int i = 0; i < 20; i++) {
            if (i == 7) {
                assertThatThrownBy(replies.get(i)::join).hasRootCauseExactlyInstanceOf(RemoteFailureException.class);
            } else {
                assertThat(replies.get(i).join()).isEqualTo("a" + i);
            }
        }
    }

    @Test
    void whoWaitsWhenTheOtherProcessEndsIsToldAndSoIsWhoCallsLater() throws Exception {
        CompletableFuture<String> waiting = call("one");
        PipeMessage request = PipeMessage.read(new DataInputStream(toThem)).orElseThrow();
        theirs.writeLong(0xFF53_7472_6964_65FEL);
        theirs.writeLong(request.number());
        theirs.close();

        assertThatThrownBy(waiting::join).hasRootCauseInstanceOf(IOException.class);
        assertThat(client.hasEnded()).isTrue();
        assertThatThrownBy(() -> client.call(bytes("two")))
                .isInstanceOf(IOException.class)
                .hasMessage("The process has ended.");
    }
}
