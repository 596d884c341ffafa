package dev.stridebook.handin;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How many bytes may still be unpacked from the archives of a hand-in. Small archives can hold any amount. */
final class Budget {
    private final long most;
    private long left;

    Budget(long most) {
        this.most = most;
        this.left = most;
    }

    /** There is nothing left. */
    static final class UsedUpException extends IOException {
        private static final long serialVersionUID = 1L;

        UsedUpException(long most) {
            super("the archives of this student unpack to more than %,d bytes.".formatted(most));
        }
    }

    void take(long bytes) throws UsedUpException {
        left -= Math.max(0, bytes);
        if (left < 0) {
            throw new UsedUpException(most);
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
