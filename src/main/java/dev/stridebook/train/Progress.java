package dev.stridebook.train;

/** Told how a training run goes on, on the thread that trains. */
public interface Progress {
    /** Says nothing. */
    Progress SILENT = new Progress() {};

    default void started(int epochs, int batchesPerEpoch) {}

    /**
     * @param epoch from 1
     * @param batch from 1, within the epoch
     * @param loss mean loss of this batch
     */
    default void batch(int epoch, int batch, double loss) {}

    default void epochEnded(Epoch epoch) {}
}
