package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.file.FileTrees;
import dev.stridebook.grade.sandbox.Bubblewrap;
import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.grade.sandbox.OwnUser;
import dev.stridebook.grade.sandbox.Sandbox;
import dev.stridebook.grade.sandbox.UnfilteredUser;
import dev.stridebook.handin.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

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

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the sandboxes are of Linux")
    void withoutAFilterOfSystemCallsAUserOfItsOwnIsWeakerAndSaysSo() throws Exception {
        boolean isRoot = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        assertThat(UnfilteredUser.find().isPresent()).isEqualTo(isRoot);
        if (!isRoot) {
            return;
        }
        ChildHome whole = ChildHome.findOrMake(Graders.CACHE, AnswerProcesses::rehearse);
        Path folder = Path.of("target/without-filter").toAbsolutePath();
        FileTrees.delete(folder);
        assertThat(new ProcessBuilder("cp", "-al", whole.folder().toString(), folder.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        for (String launcher : List.of("launcher", "launcher-without-files")) {
            Files.delete(folder.resolve(launcher));
        }
        ChildHome home = new ChildHome(folder, whole.libraries());
        Limits limits = Graders.RULES.limits();
        SandboxChoice choice = SandboxChoice.probe(home, limits, "user", Neighbours.NONE);
        assertThat(choice.sandbox()).isInstanceOf(UnfilteredUser.class);
        assertThat(choice.sandbox().isTight()).isFalse();
        assertThat(choice.memory()).endsWith("not counting shared memory");
        assertThat(choice.rejected())
                .singleElement()
                .asString()
                .startsWith("own user cannot be used here: it allows access to the network");
        assertThat(SandboxChoice.trial(home, limits, Bubblewrap.find().orElseThrow()))
                .isEqualTo(new SandboxChoice.Trial(List.of(), choice.memory()));
        try (AnswerProcesses processes = new AnswerProcesses(home, choice.sandbox(), limits)) {
            Submission withArrays =
                    new Submission("bob", List.of(new SourceFile("Two.java", WITH_ARRAYS)), List.of(), Instant.EPOCH);
            StudentResult result = SubmissionGrader.grade(Graders.RULES, processes, withArrays, false);
            assertThat(result.isFull()).as(Attack.told(result)).isTrue();
        }
    }
}
