package dev.stridebook.train;

/**
 * A learning rate that changes from epoch to epoch, by one of PyTorch's formulas. A schedule keeps nothing: the rate follows from the
 * first rate and the number of epochs.
 *
 * <pre>{@code
 * trainer.schedule(new StepLr(30, 0.1));                               // with a Trainer
 *
 * for (int epoch = 0; epoch < 90; epoch++) {                           // by hand
 *     optimizer.learningRate(schedule.rate(0.1, epoch));
 *     …
 * }
 * }</pre>
 */
public sealed interface Schedule
        permits StepLr, MultiStepLr, ExponentialLr, CosineAnnealingLr, LinearLr, LambdaLr, SequentialLr {
    /**
     * Computes the rate of an epoch.
     *
     * @param first the rate that the optimiser starts from, PyTorch's {@code initial_lr}
     * @param epochsDone how many epochs have been trained before, 0 in the first: PyTorch's {@code last_epoch}
     * @throws IllegalArgumentException if the number of epochs is negative
     */
    double rate(double first, int epochsDone);
}
