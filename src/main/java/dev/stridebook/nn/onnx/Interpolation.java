package dev.stridebook.nn.onnx;

import dev.stridebook.nn.onnx.AlongAxes.Line;
import dev.stridebook.shape.ShapeException;

/**
 * How a line of values becomes a longer or shorter one. Source: ONNX's operator Resize.
 *
 * @param cubic the parameter a of cubic interpolation
 * @param excludeOutside whether what lies beyond the line counts nothing, instead of as the line's ends
 * @param antialias whether a shorter line averages all that lies between its values
 * @param extrapolation the value of cells beyond the line, where these are possible
 */
record Interpolation(
        Mode mode,
        Where where,
        Nearest nearest,
        double cubic,
        boolean excludeOutside,
        boolean antialias,
        float extrapolation) {

    enum Mode {
        NEAREST,
        LINEAR,
        CUBIC
    }

    /** Where on the line a new value lies. */
    enum Where {
        HALF_PIXEL,
        HALF_PIXEL_SYMMETRIC,
        PYTORCH_HALF_PIXEL,
        ALIGN_CORNERS,
        ASYMMETRIC,
        TF_CROP_AND_RESIZE
    }

    /** Which of two neighbours is the nearest. */
    enum Nearest {
        ROUND_PREFER_FLOOR,
        ROUND_PREFER_CEIL,
        FLOOR,
        CEIL
    }

    /** Whether it is what the layer {@link dev.stridebook.nn.Upsample} does. */
    boolean isUpsamples(boolean scaled) {
        if (excludeOutside || antialias) {
            return false;
        }
        return switch (mode) {
            case NEAREST -> where == Where.ASYMMETRIC && nearest == Nearest.FLOOR;
            case LINEAR ->
                where == Where.HALF_PIXEL
                        || where == Where.PYTORCH_HALF_PIXEL
                        || where == Where.ALIGN_CORNERS && !scaled;
            case CUBIC -> false;
        };
    }

    /**
     * @param scale the new length divided by the old, or null if the size says it
     * @param size the new length, or null if the scale says it
     * @param start of the part of the line that is kept, from 0 to 1, where a part is kept
     */
    Line line(int length, Float scale, Integer size, double start, double end) {
        if (length < 1) {
            throw new ShapeException("There is nothing to resize.");
        }
        double ratio = scale != null ? scale : (double) size / length;
        int output = AlongAxes.requireLength(size != null ? size : Math.floor((double) length * scale));
        int[][] sources = new int[output][];
        float[][] weights = new float[output][];
        for (int i = 0; i < sources.length; i++) {
            double position = position(i, length, sources.length, ratio, start, end);
            if (where == Where.TF_CROP_AND_RESIZE && (position < 0 || position > length - 1)) {
                sources[i] = new int[0];
                weights[i] = new float[0];
            } else if (mode == Mode.NEAREST) {
                sources[i] = new int[] {(int) Math.max(0, Math.min(length - 1, nearest(position)))};
                weights[i] = new float[] {1};
            } else {
                interpolate(i, position, antialias ? Math.min(1, ratio) : 1, length, sources, weights);
            }
        }
        return new Line(sources, weights);
    }

    private double position(int i, int length, int output, double scale, double start, double end) {
        return switch (where) {
            case HALF_PIXEL -> (i + 0.5) / scale - 0.5;
            case HALF_PIXEL_SYMMETRIC -> length / 2.0 * (1 - output / (scale * length)) + (i + 0.5) / scale - 0.5;
            case PYTORCH_HALF_PIXEL -> output > 1 ? (i + 0.5) / scale - 0.5 : 0;
            case ALIGN_CORNERS -> output > 1 ? i * (length - 1) / (scale * length - 1) : 0;
            case ASYMMETRIC -> i / scale;
            case TF_CROP_AND_RESIZE ->
                output > 1
                        ? start * (length - 1) + i * (end - start) * (length - 1) / (output - 1)
                        : 0.5 * (start + end) * (length - 1);
        };
    }

    private double nearest(double position) {
        return switch (nearest) {
            case ROUND_PREFER_FLOOR -> Math.ceil(position - 0.5);
            case ROUND_PREFER_CEIL -> Math.floor(position + 0.5);
            case FLOOR -> Math.floor(position);
            case CEIL -> Math.ceil(position);
        };
    }

    /**
     * @param scale at most 1: a shorter line sees wider
     */
    private void interpolate(int i, double position, double scale, int length, int[][] sources, float[]... weights) {
        int reach = mode == Mode.LINEAR ? 1 : 2;
        int base = (int) Math.floor(position);
        double beyond = position - base;
        int first = (int) Math.floor(-reach / scale) + 1;
        int count = 2 - 2 * first;
        int[] seen = new int[count];
        double[] shares = new double[count];
        double sum = 0;
        for (int j = 0; j < count; j++) {
            int source = base + first + j;
            boolean outside = source < 0 || source >= length;
            shares[j] = excludeOutside && outside ? 0 : share(Math.abs((first + j - beyond) * scale));
            seen[j] = Math.max(0, Math.min(length - 1, source));
            sum += shares[j];
        }
        sources[i] = seen;
        weights[i] = new float[count];
        for (int j = 0; j < count; j++) {
            weights[i][j] = (float) (shares[j] / sum);
        }
    }

    /** What a value counts at a distance. */
    private double share(double distance) {
        if (mode == Mode.LINEAR) {
            return Math.max(0, 1 - distance);
        }
        if (distance <= 1) {
            return ((cubic + 2) * distance - (cubic + 3)) * distance * distance + 1;
        }
        return distance < 2 ? ((cubic * distance - 5 * cubic) * distance + 8 * cubic) * distance - 4 * cubic : 0;
    }
}
