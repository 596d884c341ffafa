package dev.stridebook.nn.plane;

import java.nio.FloatBuffer;

/**
 * Which values of an array {@code [n, channels, length]} are normalised together: in sets, each of which has some runs of values that
 * belong to one channel.
 *
 * @param sets how many there are
 * @param runs of each set
 * @param length of a run
 * @param across whether the runs of a set are those of one channel in all examples; otherwise they lie one after the other
 */
public record Together(int sets, int runs, int length, int channels, boolean across) {

    /** All values of a channel, whatever the example. */
    public static Together channels(long examples, long channels, long length) {
        return new Together((int) channels, (int) examples, (int) length, (int) channels, true);
    }

    /** The values of some neighbouring channels of an example. */
    public static Together groups(long examples, int groups, long channels, long length) {
        int channelsOfGroup = (int) (channels / groups);
        return new Together((int) examples * groups, channelsOfGroup, (int) length, (int) channels, false);
    }

    /** How many values a set has. */
    public int count() {
        return runs * length;
    }

    /** The channel to which the values of a run belong. */
    int channel(int set, int run) {
        return run(set, run) % channels;
    }

    private int run(int set, int run) {
        return across ? run * sets + set : set * runs + run;
    }

    /** Copies a set's values, run after run. */
    float[] read(FloatBuffer values, int set) {
        float[] copies = new float[count()];
        if (across) {
            for (int run = 0; run < runs; run++) {
                values.get(run(set, run) * length, copies, run * length, length);
            }
        } else {
            values.get(set * count(), copies);
        }
        return copies;
    }

    /** Undoes {@link #read}. */
    void write(float[] copies, FloatBuffer values, int set) {
        if (across) {
            for (int run = 0; run < runs; run++) {
                values.put(run(set, run) * length, copies, run * length, length);
            }
        } else {
            values.put(set * count(), copies);
        }
    }
}
