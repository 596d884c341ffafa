package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.grade.sandbox.OwnUser;
import dev.stridebook.grade.sandbox.Sandbox;
import dev.stridebook.handin.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where namespaces cannot be made, as in the containers of services that grade. */
class OwnUserTest {
    /** Loads the native library. */
    private static final String WITH_ARRAYS = """
            import dev.stridebook.course.exercise.*;
            import dev.stridebook.shape.*;
            import org.nd4j.linalg.factory.Nd4j;

            class Two implements OutputShape.Answer {
                @Override
                public Size outputSize() {
                    int two = Nd4j.ones(2).sumNumber().intValue();
                    return Size.of(two, two);
                }

                @Override
                public Size otherOutputSize() {
                    return Size.of(3, 7);
                }
            }
            """;

    @Test
    void onlyRootCanGiveAnAnswerAUserOfItsOwnAndThenWhatIsRootsStaysOutOfReach() throws Exception {
        boolean isRoot = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        Optional<Sandbox> sandbox = OwnUser.find();
        assertThat(sandbox.isPresent()).isEqualTo(isRoot);
        try (Grader grader = Grader.start(Graders.RULES, Graders.CACHE, "user")) {
            assertThat(grader.sandbox().name()).isEqualTo(isRoot ? "own user" : "plain process");
            assertThat(grader.sandbox().isTight()).isFalse();
            StudentResult result = grader.grade(Graders.submission("ada", Path.of("solutions/S3_5_OutputShape.java")));
            assertThat(result.isFull()).as(Attack.told(result)).isTrue();
            StudentResult withArrays = grader.grade(
                    new Submission("bob", List.of(new SourceFile("Two.java", WITH_ARRAYS)), List.of(), Instant.EPOCH));
            assertThat(withArrays.isFull()).as(Attack.told(withArrays)).isTrue();
        }
        if (isRoot) {
            ChildHome home = ChildHome.findOrMake(Graders.CACHE, AnswerProcesses::rehearse);
            assertThat(SandboxChoice.trial(home, Graders.RULES.limits(), sandbox.get())
                            .holes())
                    .as("with Landlock, Linux 5.13 and later")
                    .isEmpty();
        }
    }
}
