package dev.stridebook.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.train.Epoch;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {
    private static final Epoch FIRST = new Epoch(1, 0.4211, 0.9012, 0.1234, 0.9621, 12.34);
    private static final Epoch SECOND = new Epoch(2, 0.1, 0.97, 0.05, 0.985, 125);

    private final RecordingHost notebook = new RecordingHost(true);
    private long now;

    private TrainingProgress progress() {
        return new TrainingProgress(new ProgressDisplay(notebook, () -> now));
    }

    private void pass(double seconds) {
        now += (long) (seconds * 1e9);
    }

    @Test
    void updatesOneDisplayAtMostFiveTimesASecond() {
        TrainingProgress progress = progress();
        progress.started(1, 1000);
        for (int batch = 1; batch <= 1000; batch++) {
            pass(0.01);
            progress.batch(1, batch, 0.5);
        }

        assertThat(notebook.displayed).hasSize(1);
        assertThat(notebook.updates).hasSize(50);
        assertThat(notebook.ids).containsOnly(notebook.ids.get(0));
    }

    @Test
    void saysWhereItIsAndHowLongItWillTake() {
        TrainingProgress progress = progress();
        progress.started(2, 100);
        pass(10);
        progress.batch(1, 50, 0.12345);

        assertThat(notebook.last().data().get(MimeBundle.TEXT))
                .isEqualTo("Epoch 1 of 2, batch 50 of 100, loss 0.1235, about 30 s left.");
        assertThat(notebook.last().data().get(MimeBundle.HTML))
                .contains("<progress value=\"50\" max=\"200\"", "<label>Epoch 1 of 2");
    }

    @Test
    void leavesATableInTheNotebook() {
        TrainingProgress progress = progress();
        progress.started(2, 100);
        progress.epochEnded(FIRST);
        pass(137.3);
        progress.epochEnded(SECOND);

        assertThat(notebook.last().data().get(MimeBundle.TEXT)).isEqualTo("""
                        Trained for 2 epochs in 2 min 17 s.
                        epoch 1/2: loss 0.4211, accuracy 90.12 %; test loss 0.1234, test accuracy 96.21 % (12.3 s)
                        epoch 2/2: loss 0.1000, accuracy 97.00 %; test loss 0.0500, test accuracy 98.50 % (2 min 05 s)""");
        assertThat(notebook.last().data().get(MimeBundle.HTML))
                .contains("<th scope=\"row\">2</th><td>0.1000</td><td>97.00 %</td><td>0.0500</td><td>98.50 %</td>")
                .doesNotContain("<progress");
    }

    @Test
    void aTerminalGetsOneLineForEachEpoch() {
        RecordingHost terminal = new RecordingHost(false);
        TrainingProgress progress = new TrainingProgress(new ProgressDisplay(terminal, () -> now));
        progress.started(2, 10);
        pass(5);
        progress.batch(1, 5, 0.5);
        progress.epochEnded(FIRST);
        progress.epochEnded(SECOND);

        assertThat(terminal.updates).isEmpty();
        assertThat(terminal.displayed).hasSize(2).allMatch(line -> !line.contains("\n"));
        assertThat(terminal.displayed.get(0)).startsWith("epoch 1/2: loss 0.4211");
    }

    @Test
    void canFollowASecondRun() {
        TrainingProgress progress = progress();
        progress.started(1, 1);
        progress.epochEnded(FIRST);
        progress.started(1, 1);
        progress.epochEnded(FIRST);

        assertThat(notebook.last().data().get(MimeBundle.TEXT))
                .startsWith("Trained for 1 epoch in")
                .hasLineCount(2);
    }
}
