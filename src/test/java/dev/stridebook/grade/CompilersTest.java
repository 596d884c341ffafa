package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.check.ReportedException;
import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.grade.sandbox.Plain;
import dev.stridebook.process.Frames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompilersTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Path HANGS = Attack.FOLDER.resolve("endless-compile.java");

    private final List<AnswerProcess> started = new ArrayList<>();
    private AnswerProcesses processes;
    private String state = "as it was";
    private Compilers compilers;

    @BeforeEach
    void starts() throws Exception {
        ChildHome home = ChildHome.findOrMake(Graders.CACHE, AnswerProcesses::rehearse);
        processes = new AnswerProcesses(home, new Plain(), Limits.USUAL);
        compilers = new Compilers(
                () -> {
                    AnswerProcess process = processes.take();
                    started.add(process);
                    return process;
                },
                () -> state);
    }

    @AfterEach
    void ends() {
        compilers.close();
        processes.close();
        for (AnswerProcess process : started) {
            assertThatThrownBy(() -> process.ask(Frames.frame().put("do", "answers"), LONG, "late"))
                    .isInstanceOfAny(ChildFailure.class, MachineFailure.class);
        }
    }

    private Optional<ObjectNode> compile(String source, Duration limit) {
        Compilers.Compiler compiler = compilers.idle().orElseGet(compilers::start);
        return compilers.compile(compiler, file(source), limit, "late");
    }

    private static ObjectNode file(String source) {
        return Frames.frame().put("do", "compile").put("file", "Answer.java").put("source", source);
    }

    @Test
    void oneProcessCompilesFilesThatKnowNothingOfEachOther() throws Exception {
        String solution = Files.readString(Path.of("solutions/S3_5_OutputShape.java"));
        Optional<ObjectNode> compiled = compile("class Helper {}", LONG);
        assertThat(compiled.orElseThrow().path("classes").get(0).path("name").asText())
                .isEqualTo("Helper");

        ReportedException unknown =
                catchThrowableOfType(ReportedException.class, () -> compile("class Other extends Helper {}", LONG));
        assertThat(unknown.type()).isEqualTo("Does not compile");
        assertThat(unknown).hasMessageContaining("Answer.java:1: cannot find symbol");

        assertThat(compile(solution, LONG)).isPresent();
        assertThat(started).hasSize(1);
    }

    @Test
    void aFileThatTakesTooLongEndsItsCompilerAndTheNextFileGetsAnother() throws Exception {
        String hangs = Files.readString(HANGS);
        compile("class Warm {}", LONG);
        ChildFailure late = catchThrowableOfType(ChildFailure.class, () -> compile(hangs, Duration.ofMillis(300)));
        assertThat(late).hasMessage("late");
        assertThat(compile("class Next {}", LONG)).isPresent();
        assertThat(started).hasSize(2);
    }

    @Test
    void aCompilerThatMayHaveMissedALibraryIsNotAskedAgain() {
        compile("class Before {}", LONG);
        state = "the cache was away for a moment";
        assertThat(compile("class After {}", LONG)).isPresent();
        assertThat(compile("class Last {}", LONG)).isPresent();
        assertThat(started).hasSize(2);
    }

    @Test
    void whatACompilerThatDiedLeavesIsForTheProcessOfTheAnswers() {
        compile("class Warm {}", LONG);
        started.get(0).close();
        assertThat(compile("class Next {}", LONG)).isEmpty();
        assertThat(compile("class Next {}", LONG)).isPresent();
    }
}
