package dev.stridebook.nn;

/** The value between 0 and 6, for each value by itself. NaN stays NaN. Source: Howard et al. 2017 (MobileNet). */
public final class ReLU6 extends Hardtanh {
    /** Limits values to 0 to 6. */
    public ReLU6() {
        super(0, 6);
    }

    @Override
    public String name() {
        return "relu6";
    }

    @Override
    public String toString() {
        return "ReLU6()";
    }
}
