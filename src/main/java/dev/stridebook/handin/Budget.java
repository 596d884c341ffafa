package dev.stridebook.handin;

import static dev.stridebook.language.Language.say;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * How many bytes may still be read and unpacked from the archives of a hand-in, and how much processor time that may take. Small archives
 * can hold any amount; entries of a zip can even share their bytes.
 */
final class Budget {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long most;
    private final Duration time;
    private long left;
    private long start = -1;

    /**
     * @param most the bytes
     * @param time the processor time of the thread that reads, from the first byte on; how busy the machine is does not count
     */
    Budget(long most, Duration time) {
        this.most = most;
        this.time = time;
        this.left = most;
    }

    /** There is nothing left. */
    static final class UsedUpException extends IOException {
        private static final long serialVersionUID = 1L;

        UsedUpException(String reason) {
            super(reason);
        }
    }

    void take(long bytes) throws UsedUpException {
        left -= Math.max(0, bytes);
        if (left < 0) {
            throw new UsedUpException(say("the archives of this student unpack to more than %,d bytes.", most));
        }
        long now = THREADS.getCurrentThreadCpuTime();
        start = start < 0 ? now : start;
        if (now - start > time.toNanos()) {
            throw new UsedUpException(say(
                    "the archives of this student take more than %,d s of processor time to unpack.",
                    time.toSeconds()));
        }
    }

    /** Returns a stream whose bytes are taken from here, whether they are read or skipped. */
    InputStream of(InputStream unpacked) {
        return new FilterInputStream(unpacked) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                take(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                take(count);
                return count;
            }

            @Override
            public long skip(long bytes) throws IOException {
                long count = super.skip(bytes);
                take(count);
                return count;
            }
        };
    }
}
