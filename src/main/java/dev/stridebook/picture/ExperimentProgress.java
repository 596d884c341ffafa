package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.notebook.Hosts;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.train.Epoch;
import dev.stridebook.train.Progress;

/**
 * Shows the progress of an experiment that trains several times: one bar for all trainings. In a terminal it prints a line
 * for each of them.
 *
 * <pre>{@code
 * var progress = ExperimentProgress.here(3);
 * for (long seed = 1; seed <= 3; seed++) {
 *     new Trainer(net(seed), new NllLoss(), sgd).progress(progress).train(Mnist.train(), Mnist.test(), 3);
 * }
 * }</pre>
 */
public final class ExperimentProgress implements Progress {
    private final ProgressDisplay display;
    private final int trainings;
    private int training;
    private int epochs;
    private int batchesPerEpoch;
    private int epoch;
    private int batch;
    private boolean isTrained;

    ExperimentProgress(ProgressDisplay display, int trainings) {
        this.display = display;
        this.trainings = trainings;
    }

    /**
     * Shows progress where the code runs: below the notebook's cell, or in the terminal.
     *
     * @param trainings the number of trainings; after the last, it can start over
     * @throws IllegalArgumentException if it is below 1
     */
    public static ExperimentProgress here(int trainings) {
        if (trainings < 1) {
            throw new IllegalArgumentException(
                    say("An experiment needs at least 1 training, but %d were given.", trainings));
        }
        return new ExperimentProgress(new ProgressDisplay(Hosts.current(), System::nanoTime), trainings);
    }

    @Override
    public void started(int epochCount, int batches) {
        training = training % trainings + 1;
        epochs = epochCount;
        batchesPerEpoch = batches;
        epoch = 1;
        batch = 0;
        isTrained = false;
        if (training == 1) {
            display.start(this::toMimeBundle);
        } else {
            display.change(this::toMimeBundle);
        }
    }

    @Override
    public void batch(int epochNumber, int batchNumber, double loss) {
        epoch = epochNumber;
        batch = batchNumber;
        display.change(this::toMimeBundle);
    }

    @Override
    public void epochEnded(Epoch end) {
        isTrained = end.number() == epochs;
        if (isTrained) {
            display.change(
                    this::toMimeBundle,
                    say(
                            "training %d/%d: test accuracy %s",
                            training, trainings, Numbers.percent(end.testAccuracy(), 2)));
        }
    }

    private boolean isOver() {
        return training == trainings && isTrained;
    }

    /** The progress so far in batches, counting earlier trainings like the current one. */
    private long done() {
        long perTraining = (long) epochs * batchesPerEpoch;
        return (training - 1) * perTraining + (isTrained ? perTraining : (epoch - 1L) * batchesPerEpoch + batch);
    }

    private long all() {
        return (long) trainings * epochs * batchesPerEpoch;
    }

    /** {@code Training 5 of 12, epoch 2 of 4, about 7 s left.} */
    private String status() {
        if (isOver()) {
            return say(
                    trainings == 1 ? "%d training in %s." : "%d trainings in %s.",
                    trainings,
                    ProgressDisplay.time(display.secondsSinceStart()));
        }
        return done() == 0
                ? say("Training %d of %d, epoch %d of %d.", training, trainings, epoch, epochs)
                : say(
                        "Training %d of %d, epoch %d of %d, %s.",
                        training, trainings, epoch, epochs, display.timeLeft((double) done() / all()));
    }

    private MimeBundle toMimeBundle() {
        String status = status();
        return MimeBundle.text(status)
                .with(MimeBundle.HTML, isOver() ? status : ProgressDisplay.bar(status, done(), all()));
    }
}
