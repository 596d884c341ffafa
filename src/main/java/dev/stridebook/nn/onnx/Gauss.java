package dev.stridebook.nn.onnx;

import org.apache.commons.math3.special.Erf;

/** The normal distribution, which GELU is made of. */
final class Gauss {
    private static final double SCALE = Math.sqrt(2 / Math.PI);
    private static final double CUBIC = 0.044715;

    private Gauss() {}

    static double erf(double x) {
        return Double.isNaN(x) ? x : Erf.erf(x);
    }

    /** The part of the distribution below a value. */
    static double below(double x) {
        return 0.5 * (1 + erf(x / Math.sqrt(2)));
    }

    static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** GELU's usual approximation. */
    static double tanhGelu(double x) {
        return 0.5 * x * (1 + Math.tanh(SCALE * (x + CUBIC * x * x * x)));
    }

    static double tanhGeluSlope(double x) {
        double t = Math.tanh(SCALE * (x + CUBIC * x * x * x));
        return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * SCALE * (1 + 3 * CUBIC * x * x);
    }
}
