package dev.stridebook.grade.cluster;

import dev.stridebook.grade.Submission;
import dev.stridebook.grade.Submitted;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Reads submissions here and packs them, so that the machines of a cluster need no folder in common with this one, and all read the same.
 * However many threads do so at a time, and however large what somebody handed in, all letters together take a part of the memory.
 */
final class Mailroom {
    /** What reading one takes at most. */
    private static final int READING = 128 << 10;
    /** A part of the heap, because each letter is also a text while it is packed, and is copied to the driver. */
    private static final int PART = 4;

    private final Semaphore kilobytes;
    private final int reading;

    /** @param memory how many bytes the heap may have */
    Mailroom(long memory) {
        int room = (int) Math.min(Integer.MAX_VALUE, memory / PART >> 10);
        this.kilobytes = new Semaphore(room, true);
        this.reading = Math.min(READING, room);
    }

    /** Reads a submission and packs it. The letter's room is taken until it is closed. */
    Letter write(Submitted submitted, String rules) throws IOException, InterruptedException {
        kilobytes.acquire(reading);
        int taken = 0;
        try {
            Submission submission = submitted.read();
            byte[] content = Parcel.of(submission);
            taken = Math.min(reading, content.length / 1024 + 1);
            return new Letter(submission.digest(rules), content, taken);
        } finally {
            kilobytes.release(reading - taken);
        }
    }

    /** A submission on its way. */
    final class Letter implements AutoCloseable {
        private final String digest;
        private final byte[] content;
        private final int taken;

        private Letter(String digest, byte[] content, int taken) {
            this.digest = digest;
            this.content = content;
            this.taken = taken;
        }

        String digest() {
            return digest;
        }

        byte[] content() {
            return content;
        }

        @Override
        public void close() {
            kilobytes.release(taken);
        }
    }
}
