package dev.stridebook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.process.NoReplyException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ChildProcessTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final List<Integer> events = new CopyOnWriteArrayList<>();
    private Process process;

    private Process start() throws Exception {
        process = JavaCommand.with(System.getProperty("java.class.path"), ObedientMain.class.getName(), List.of())
                .start();
        return process;
    }

    private ChildProcess trusted() throws Exception {
        return ChildProcess.trusted(
                start(), event -> events.add(event.path("event").asInt()));
    }

    private ChildProcess untrusted() throws Exception {
        return ChildProcess.untrusted(start(), 1000, Kill::process);
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    private static ObjectNode asked(String what) {
        return Frames.frame().put("do", what);
    }

    private NoReplyException refused(ChildProcess child, ObjectNode question, Duration limit) throws Exception {
        NoReplyException none = catchThrowableOfType(NoReplyException.class, () -> child.ask(question, limit));
        assertThat(none).as(question.toString()).isNotNull();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("killed").isTrue();
        assertThat(catchThrowableOfType(NoReplyException.class, () -> child.ask(asked("reply"), LIMIT)))
                .as("the next question")
                .isSameAs(none);
        return none;
    }

    @Test
    void a_trusted_process_replies_and_its_events_come_before_the_reply() throws Exception {
        ChildProcess child = trusted();
        assertThat(child.ask(asked("reply").put("word", "two\nlines"), LIMIT)
                        .path("word")
                        .asText())
                .isEqualTo("two\nlines");
        child.ask(asked("tell"), ChildProcess.FOREVER);
        assertThat(events)
                .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
        child.tell(asked("tell"));
        assertThat(child.end(LIMIT)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void an_obituary_has_the_exit_code_and_what_was_printed_on_either_stream() throws Exception {
        ChildProcess child = trusted();
        child.ask(asked("print"), LIMIT);
        child.ask(asked("garble"), LIMIT);
        NoReplyException none = refused(child, asked("exit").put("code", 7), LIMIT);
        assertThat(none.reason()).isEqualTo(Reason.ENDED);
        assertThat(none.getMessage()).isEqualTo("it ended with exit code 7");
        assertThat(none.withLastWords())
                .startsWith("it ended with exit code 7. It last printed:\n")
                .contains("on the error stream", "beside the frames", "garbled");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_signal_is_told_in_words() throws Exception {
        ChildProcess child = trusted();
        child.ask(asked("reply"), LIMIT);
        Kill.process(process);
        assertThat(refused(child, asked("reply"), LIMIT))
                .hasMessage(
                        "it ended with exit code 137 (killed, which happens when memory or processor time runs out)");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_end_is_noticed_though_another_program_keeps_the_pipe_open() throws Exception {
        assertThat(refused(trusted(), asked("leave"), LIMIT)).hasMessage("it ended with exit code 5");
    }

    @Test
    void a_process_that_is_late_or_closes_its_pipe_is_killed() throws Exception {
        assertThat(refused(untrusted(), asked("sleep"), Duration.ofSeconds(2)).reason())
                .isEqualTo(Reason.LATE);
        assertThat(refused(untrusted(), asked("close"), LIMIT)).hasMessage("it closed its pipe");
    }

    @Test
    void an_untrusted_process_must_send_replies_and_nothing_else() throws Exception {
        assertThat(refused(untrusted(), asked("garble"), LIMIT)).hasMessage("The reply is garbled.");
        assertThat(refused(untrusted(), asked("flood"), LIMIT)).hasMessage("it is not the reply to this call");
        assertThat(refused(untrusted(), asked("tell"), LIMIT)).hasMessage("it is not the reply to this call");
        assertThat(refused(untrusted(), asked("reply").put("long", "x".repeat(1000)), LIMIT))
                .hasMessage("The reply is longer than 1,000 bytes.");
    }

    @Test
    void whoever_is_interrupted_while_waiting_gives_it_up() throws Exception {
        ChildProcess child = untrusted();
        child.ask(asked("reply"), LIMIT);
        Thread.currentThread().interrupt();
        NoReplyException none = catchThrowableOfType(NoReplyException.class, () -> child.ask(asked("sleep"), LIMIT));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(none.reason()).isEqualTo(Reason.STOPPED);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}
