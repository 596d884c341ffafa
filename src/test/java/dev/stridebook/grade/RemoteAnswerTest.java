package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.process.Frames;
import org.junit.jupiter.api.Test;

/** What a child returns is kept until its answer is diagnosed; all of it together is bounded. */
class RemoteAnswerTest {
    private static ObjectNode size(int height) {
        ObjectNode reply = Frames.frame();
        reply.putObject("value").put("height", height).put("width", 7);
        return reply;
    }

    @Test
    void aNumberOfCallsThatNoTestNeedsFails() {
        OutputShape.Answer answer = RemoteAnswer.of(OutputShape.EXERCISE, request -> size(7));
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1_000_000; i++) {
                        answer.outputSize();
                    }
                })
                .isInstanceOf(ChildFailure.class)
                .hasMessageContaining("more than 20,000 calls");
    }

    @Test
    void resultsThatAreSmallEachAndLargeTogetherFail() {
        Allowance allowance = new Allowance();
        ArrayNode large = Frames.frame().putArray("value");
        for (int i = 0; i < 200_000; i++) {
            large.add(i);
        }
        allowance.take(large);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        allowance.take(large);
                    }
                })
                .isInstanceOf(ChildFailure.class)
                .hasMessageContaining("all its results together have more than 32 MB");
    }

    @Test
    void anUsualAnswerIsFarFromTheBounds() {
        OutputShape.Answer answer = RemoteAnswer.of(OutputShape.EXERCISE, request -> size(7));
        for (int i = 0; i < 10_000; i++) {
            assertThat(answer.outputSize().height()).isEqualTo(7);
        }
    }
}
