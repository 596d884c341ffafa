package dev.stridebook.train;

/**
 * How one epoch went.
 *
 * @param number from 1
 * @param trainingLoss mean loss over the epoch's batches, as the weights changed
 * @param trainingAccuracy share of right answers over the epoch's batches, 0 to 1
 * @param testLoss mean loss on the test set after the epoch
 * @param testAccuracy share of right answers on the test set after the epoch, 0 to 1
 * @param seconds wall-clock time of the training part
 */
public record Epoch(
        int number,
        double trainingLoss,
        double trainingAccuracy,
        double testLoss,
        double testAccuracy,
        double seconds) {}
