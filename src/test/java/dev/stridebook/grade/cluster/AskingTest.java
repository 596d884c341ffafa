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

class AskingTest {
    private final PipedInputStream toUs = new PipedInputStream(1 << 16);
    private final PipedInputStream toThem = new PipedInputStream(1 << 16);
    private final DataOutputStream theirs;
    private final Asking asking;

    AskingTest() throws IOException {
        theirs = new DataOutputStream(new PipedOutputStream(toUs));
        asking = new Asking(toUs, new PipedOutputStream(toThem));
    }

    private CompletableFuture<String> ask(String question) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return new String(asking.ask(bytes(question)), StandardCharsets.UTF_8);
            } catch (Exception none) {
                throw new CompletionException(none);
            }
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void eachGetsTheAnswerToItsOwnQuestionInWhateverOrderAndBetweenOtherOutput() throws Exception {
        DataInputStream questions = new DataInputStream(toThem);
        List<CompletableFuture<String>> answers = new ArrayList<>();
        List<Message> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(ask("q" + i));
            asked.add(Message.read(questions).orElseThrow());
        }
        for (int i = asked.size() - 1; i >= 0; i--) {
            theirs.write(bytes("a library prints \u00e4\u00ff ".repeat(i)));
            String text = new String(asked.get(i).content(), StandardCharsets.UTF_8);
            boolean isFailure = i == 7;
            new Message(asked.get(i).number(), isFailure, bytes(text.replace('q', 'a'))).writeTo(theirs);
        }
        for (int i = 0; i < 20; i++) {
            if (i == 7) {
                assertThatThrownBy(answers.get(i)::join).hasRootCauseExactlyInstanceOf(NoAnswerException.class);
            } else {
                assertThat(answers.get(i).join()).isEqualTo("a" + i);
            }
        }
    }

    @Test
    void whoWaitsWhenTheOtherProcessEndsIsToldAndSoIsWhoAsksLater() throws Exception {
        CompletableFuture<String> waiting = ask("one");
        Message question = Message.read(new DataInputStream(toThem)).orElseThrow();
        theirs.writeLong(0xFF53_7472_6964_65FEL);
        theirs.writeLong(question.number());
        theirs.close();

        assertThatThrownBy(waiting::join).hasRootCauseInstanceOf(IOException.class);
        assertThat(asking.hasEnded()).isTrue();
        assertThatThrownBy(() -> asking.ask(bytes("two")))
                .isInstanceOf(IOException.class)
                .hasMessage("The process has ended.");
    }
}
