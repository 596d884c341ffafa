package dev.stridebook.grade.cluster;

import dev.stridebook.grade.Submitted;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Reads submissions here and sends them, so that the machines of a cluster need no folder in common with this one, and all read the same.
 * However many threads do so at a time, and however large what somebody handed in, all together take a part of the memory.
 */
final class Outbox {
    /** What reading a submission takes at most, in kB. */
    private static final int READING = 128 << 10;
    /** A part of the heap, because each submission is also a text while it is encoded, and is copied to the driver. */
    private static final int PART = 4;

    private final PipeClient driver;
    private final Semaphore kilobytes;
    private final int reading;

    /** @param memory how many bytes the heap may have */
    Outbox(PipeClient driver, long memory) {
        this.driver = driver;
        int room = (int) Math.min(Integer.MAX_VALUE, memory / PART >> 10);
        this.kilobytes = new Semaphore(room, true);
        // The other half is for those on their way, without which only one would be.
        this.reading = Math.min(READING, room / 2);
    }

    /**
     * Reads a submission, sends it and waits for the reply.
     *
     * @param rules the digest of the rules
     * @param known the digest of a submission that is not sent
     * @return nothing if it has that digest
     * @throws RemoteFailureException if nobody could grade it, and why
     * @throws IOException if the driver has ended
     */
    Optional<byte[]> send(Submitted submitted, String rules, Optional<String> known)
            throws RemoteFailureException, IOException, InterruptedException {
        kilobytes.acquire(reading);
        int taken = reading;
        try {
            Optional<byte[]> request = submitted.readUnlessKnown(rules, known).map(SubmissionCodec::encode);
            if (request.isEmpty()) {
                return request;
            }
            taken = Math.min(reading, request.get().length / 1024 + 1);
            kilobytes.release(reading - taken);
            return Optional.of(driver.call(request.get()));
        } finally {
            kilobytes.release(taken);
        }
    }
}
