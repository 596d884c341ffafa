package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.process.FreePort;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabCommandTest {
    @TempDir
    private Path project;

    @Test
    void whereNobodyCanAnswerNothingIsInstalled() throws Exception {
        ProjectFolder.handOut(project);
        Files.writeString(project.resolve("answers"), "a file where the folder should be");

        Cli lab = ProjectFolder.during(project, () -> Cli.run("lab", "--no-browser"));

        assertThat(lab.exitCode()).isEqualTo(1);
        assertThat(lab.out()).isEmpty();
        assertThat(lab.err()).contains("An exercise could not be copied to").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @MethodSource("dev.stridebook.cli.JupyterPagesTest#jupyters")
    void jupyterShowsTheFirstLessonAndListsAnswersButNotTheExercisesThatLookLikeThem(Jupyter jupyter) throws Exception {
        for (String folder : List.of("notebooks", "answers", "exercises", "src", "runtime")) {
            Files.createDirectory(project.resolve(folder));
        }
        Files.copy(Path.of(LabCommand.firstLesson()), project.resolve(LabCommand.firstLesson()));
        try (JupyterServer server = JupyterServer.start(
                jupyter,
                project,
                LabCommand.firstLesson(),
                LabCommand.HIDDEN,
                FreePort.find(),
                false,
                project.resolve("runtime/log"),
                Map.of("JUPYTER_DATA_DIR", project.resolve("runtime").toString()))) {
            URI contents = URI.create(server.folder().replaceFirst("(/lab)?/tree", "/api/contents"));
            try (InputStream json = contents.toURL().openStream()) {
                assertThat(new ObjectMapper().readTree(json).path("content").findValuesAsText("name"))
                        .containsExactlyInAnyOrder("notebooks", "answers", "runtime");
            }
            URI start = URI.create(server.folder().replaceFirst("(/lab)?/tree", "/"));
            HttpURLConnection page = (HttpURLConnection) start.toURL().openConnection();
            page.setInstanceFollowRedirects(false);
            assertThat(page.getHeaderField("Location")).contains("/" + LabCommand.firstLesson() + "?token=");
        }
    }
}
