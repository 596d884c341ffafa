package dev.stridebook.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.train.Epoch;
import org.junit.jupiter.api.Test;

class ExperimentProgressTest {
    private final RecordingHost notebook = new RecordingHost(true);
    private long now;

    private ExperimentProgress progress(RecordingHost host, int trainings) {
        return new ExperimentProgress(new ProgressDisplay(host, () -> now), trainings);
    }

    private void pass(double seconds) {
        now += (long) (seconds * 1e9);
    }

    /** One training of two epochs with 50 batches each, one second per epoch. */
    private void train(ExperimentProgress progress) {
        progress.started(2, 50);
        for (int epoch = 1; epoch <= 2; epoch++) {
            pass(1);
            progress.batch(epoch, 50, 0.5);
            progress.epochEnded(new Epoch(epoch, 0.4, 0.9, 0.1, 0.95 + epoch / 100.0, 1));
        }
    }

    private String text() {
        return notebook.last().data().get(MimeBundle.TEXT);
    }

    @Test
    void oneBarGoesOverAllTrainings() {
        ExperimentProgress progress = progress(notebook, 3);
        train(progress);
        progress.started(2, 50);
        pass(1);
        progress.batch(1, 50, 0.5);

        assertThat(text()).isEqualTo("Training 2 of 3, epoch 1 of 2, about 3 s left.");
        assertThat(notebook.last().data().get(MimeBundle.HTML))
                .contains("<label>Training 2 of 3", "<progress value=\"150\" max=\"300\"");
        assertThat(notebook.displayed).hasSize(1);
        assertThat(notebook.ids).containsOnly(notebook.ids.get(0));
    }

    @Test
    void oneLineStaysAndTheNextExperimentBeginsAnew() {
        ExperimentProgress progress = progress(notebook, 2);
        train(progress);
        train(progress);
        assertThat(text()).isEqualTo("2 trainings in 4 s.");
        assertThat(notebook.last().data().get(MimeBundle.HTML)).doesNotContain("<progress");

        train(progress);
        assertThat(notebook.displayed).hasSize(2);
        assertThat(text()).startsWith("Training 1 of 2");
    }

    @Test
    void aTerminalGetsOneLineForEachTraining() {
        RecordingHost terminal = new RecordingHost(false);
        ExperimentProgress progress = progress(terminal, 2);
        train(progress);
        train(progress);

        assertThat(terminal.updates).isEmpty();
        assertThat(terminal.displayed)
                .containsExactly("training 1/2: test accuracy 97.00 %", "training 2/2: test accuracy 97.00 %");
    }

    @Test
    void anExperimentWithoutATrainingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExperimentProgress.here(0))
                .withMessageContaining("at least 1 training, but 0 were given");
    }
}
