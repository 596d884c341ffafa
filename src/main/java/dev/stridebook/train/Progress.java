package dev.stridebook.train;

/** A listener that is told how a training run goes, on the thread that trains. */
public interface Progress {
    /** Does nothing. */
    Progress SILENT = new Progress() {};

    /** Is called before the first batch. */
    default void started(int epochs, int batchesPerEpoch) {}

    /**
     * Is called after each batch.
     *
     * @param epoch from 1
     * @param batch from 1, within the epoch
     * @param loss mean loss of this batch
     */
    default void batch(int epoch, int batch, double loss) {}

    /** Is called after each epoch and its test. */
    default void epochEnded(Epoch epoch) {}
}
