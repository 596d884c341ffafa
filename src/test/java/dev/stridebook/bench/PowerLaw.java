package dev.stridebook.bench;

import java.util.Arrays;

/**
 * {@code time = factor · work^exponent}: a straight line where both axes are logarithmic. An exponent of 1 means that twice the
 * work takes twice the time.
 */
record PowerLaw(double factor, double exponent) {

    /**
     * Fits the line by least squares of vertical distances, in logarithms.
     *
     * @throws IllegalArgumentException unless there are at least two points, as many times as amounts of work, all positive and
     *     not all of the same work
     */
    static PowerLaw fit(double[] work, double[] time) {
        if (work.length != time.length || work.length < 2) {
            throw new IllegalArgumentException(
                    "A line goes through at least two points, but there are %d and %d numbers."
                            .formatted(work.length, time.length));
        }
        double meanX = meanLog(work);
        double meanY = meanLog(time);
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < work.length; i++) {
            double x = Math.log(work[i]) - meanX;
            xx += x * x;
            xy += x * (Math.log(time[i]) - meanY);
        }
        if (!(xx > 0) || Double.isNaN(xy) || Double.isInfinite(xy)) {
            throw new IllegalArgumentException("Work and time are positive, and not all points are of the same work.");
        }
        double slope = xy / xx;
        return new PowerLaw(Math.exp(meanY - slope * meanX), slope);
    }

    private static double meanLog(double... values) {
        return Arrays.stream(values).map(Math::log).average().orElseThrow();
    }

    double at(double work) {
        return factor * Math.pow(work, exponent);
    }
}
