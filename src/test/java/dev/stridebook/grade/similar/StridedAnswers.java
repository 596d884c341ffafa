package dev.stridebook.grade.similar;

import java.util.List;

/** Answers to S3.3: one with its copies, and some that were written independently of it and of each other. */
final class StridedAnswers {
    private StridedAnswers() {}

    static final String ORIGINAL = """
            class S3_3_StridedConvolution implements StridedConvolution.Answer {
                // One output value: the window begins at top, left.
                private double sum(double[][] image, double[][] kernel, int top, int left) {
                    double total = 0;
                    for (int y = 0; y < kernel.length; y++) {
                        int row = top + y;
                        if (row < 0 || row >= image.length) {
                            continue;
                        }
                        for (int x = 0; x < kernel[y].length; x++) {
                            int column = left + x;
                            if (column >= 0 && column < image[row].length) {
                                total += image[row][column] * kernel[y][x];
                            }
                        }
                    }
                    return total;
                }

                @Override
                public double[][] convolve(double[][] image, double[][] kernel, int padding, int stride) {
                    int rows = (image.length + 2 * padding - kernel.length) / stride + 1;
                    int columns = (image[0].length + 2 * padding - kernel[0].length) / stride + 1;
                    double[][] result = new double[rows][columns];
                    for (int r = 0; r < rows; r++) {
                        for (int c = 0; c < columns; c++) {
                            result[r][c] = sum(image, kernel, r * stride - padding, c * stride - padding);
                        }
                    }
                    return result;
                }
            }
            """;

    /** Other names, other comments, other line breaks. */
    static final String RENAMED = """
            /** My own convolution. */
            class MyConv implements StridedConvolution.Answer {
                private double window(double[][] bild, double[][] k, int oben, int links)
                {
                    double s = 0; // sum
                    for (int a = 0; a < k.length; a++) { int z = oben + a;
                        if (z < 0 || z >= bild.length) { continue; }
                        for (int b = 0; b < k[a].length; b++)
                        {
                            int sp = links + b;
                            if (sp >= 0 && sp < bild[z].length) { s += bild[z][sp] * k[a][b]; }
                        }
                    }
                    return s;
                }
                public double[][] convolve(double[][] bild, double[][] k, int p, int s)
                {
                    int h = (bild.length + 2 * p - k.length) / s + 1;
                    int w = (bild[0].length + 2 * p - k[0].length) / s + 1;
                    double[][] aus = new double[h][w];
                    for (int i = 0; i < h; i++) { for (int j = 0; j < w; j++) {
                        aus[i][j] = window(bild, k, i * s - p, j * s - p); } }
                    return aus;
                }
            }
            """;

    /** The methods in another order, and other names. */
    static final String REORDERED = """
            class S3_3_StridedConvolution implements StridedConvolution.Answer {
                // ===== the answer =====
                @Override
                public double[][] convolve(double[][] in, double[][] filter, int pad, int step) {
                    int outHeight = (in.length + 2 * pad - filter.length) / step + 1;
                    int outWidth = (in[0].length + 2 * pad - filter[0].length) / step + 1;
                    double[][] out = new double[outHeight][outWidth];
                    for (int y = 0; y < outHeight; y++) {
                        for (int x = 0; x < outWidth; x++) {
                            out[y][x] = at(in, filter, y * step - pad, x * step - pad);
                        }
                    }
                    return out;
                }

                // ===== helper =====
                private double at(double[][] in, double[][] filter, int y0, int x0) {
                    double acc = 0;
                    for (int dy = 0; dy < filter.length; dy++) {
                        int y = y0 + dy;
                        if (y < 0 || y >= in.length) {
                            continue;
                        }
                        for (int dx = 0; dx < filter[dy].length; dx++) {
                            int x = x0 + dx;
                            if (x >= 0 && x < in[y].length) {
                                acc += in[y][x] * filter[dy][dx];
                            }
                        }
                    }
                    return acc;
                }
            }
            """;

    /** The original in a cell, with what else stands in one. */
    static final String CELL = "import java.util.*;\nint tries = 3;\n"
            + ORIGINAL.replace("total", "value").replace("rows", "n").replace("columns", "m")
            + "StridedConvolution.EXERCISE.check(new S3_3_StridedConvolution()).show().points()";

    static final List<String> COPIES = List.of(ORIGINAL, RENAMED, REORDERED, CELL);

    private static final String PADS_FIRST = """
            class S3_3_StridedConvolution implements StridedConvolution.Answer {
                public double[][] convolve(double[][] image, double[][] kernel, int padding, int stride) {
                    int h = image.length + 2 * padding;
                    int w = image[0].length + 2 * padding;
                    double[][] padded = new double[h][w];
                    for (int i = 0; i < image.length; i++) {
                        System.arraycopy(image[i], 0, padded[i + padding], padding, image[i].length);
                    }
                    double[][] out = new double[(h - kernel.length) / stride + 1][(w - kernel[0].length) / stride + 1];
                    for (int i = 0; i < out.length; i++)
                        for (int j = 0; j < out[i].length; j++)
                            for (int y = 0; y < kernel.length; y++)
                                for (int x = 0; x < kernel[0].length; x++)
                                    out[i][j] += padded[i * stride + y][j * stride + x] * kernel[y][x];
                    return out;
                }
            }
            """;

    private static final String STREAMS = """
            class S3_3_StridedConvolution implements StridedConvolution.Answer {
                public double[][] convolve(double[][] image, double[][] kernel, int padding, int stride) {
                    int h = (image.length + 2 * padding - kernel.length) / stride + 1;
                    int w = (image[0].length + 2 * padding - kernel[0].length) / stride + 1;
                    return java.util.stream.IntStream.range(0, h)
                            .mapToObj(i -> java.util.stream.IntStream.range(0, w)
                                    .mapToDouble(j -> java.util.stream.IntStream.range(0, kernel.length * kernel[0].length)
                                            .mapToDouble(n -> {
                                                int y = i * stride - padding + n / kernel[0].length;
                                                int x = j * stride - padding + n % kernel[0].length;
                                                boolean inside = y >= 0 && x >= 0 && y < image.length && x < image[0].length;
                                                return inside ? image[y][x] * kernel[n / kernel[0].length][n % kernel[0].length] : 0;
                                            })
                                            .sum())
                                    .toArray())
                            .toArray(double[][]::new);
                }
            }
            """;

    private static final String EACH_PIXEL_ADDS = """
            class S3_3_StridedConvolution implements StridedConvolution.Answer {
                public double[][] convolve(double[][] image, double[][] kernel, int padding, int stride) {
                    int height = 0;
                    while (height * stride + kernel.length <= image.length + 2 * padding) {
                        height++;
                    }
                    int width = 0;
                    while (width * stride + kernel[0].length <= image[0].length + 2 * padding) {
                        width++;
                    }
                    double[][] sums = new double[height][width];
                    for (int row = 0; row < image.length; row++) {
                        for (int column = 0; column < image[0].length; column++) {
                            for (int y = 0; y < kernel.length; y++) {
                                int down = row + padding - y;
                                if (down < 0 || down % stride != 0 || down / stride >= height) {
                                    continue;
                                }
                                for (int x = 0; x < kernel[0].length; x++) {
                                    int across = column + padding - x;
                                    if (across < 0 || across % stride != 0 || across / stride >= width) {
                                        continue;
                                    }
                                    sums[down / stride][across / stride] += image[row][column] * kernel[y][x];
                                }
                            }
                        }
                    }
                    return sums;
                }
            }
            """;

    private static final String READS_THROUGH_A_METHOD = """
            class S3_3_StridedConvolution implements StridedConvolution.Answer {
                private static double pixel(double[][] image, int y, int x) {
                    try {
                        return image[y][x];
                    } catch (ArrayIndexOutOfBoundsException outside) {
                        return 0;
                    }
                }

                public double[][] convolve(double[][] image, double[][] kernel, int padding, int stride) {
                    java.util.List<double[]> lines = new java.util.ArrayList<>();
                    for (int top = -padding; top + kernel.length <= image.length + padding; top += stride) {
                        java.util.List<Double> line = new java.util.ArrayList<>();
                        for (int left = -padding; left + kernel[0].length <= image[0].length + padding; left += stride) {
                            double value = 0.0;
                            int y = 0;
                            for (double[] weights : kernel) {
                                int x = 0;
                                for (double weight : weights) {
                                    value += weight * pixel(image, top + y, left + x++);
                                }
                                y++;
                            }
                            line.add(value);
                        }
                        lines.add(line.stream().mapToDouble(Double::doubleValue).toArray());
                    }
                    return lines.toArray(new double[0][]);
                }
            }
            """;

    private static final String CUTS_THE_WINDOW = """
            class S3_3_StridedConvolution implements StridedConvolution.Answer {
                public double[][] convolve(double[][] image, double[][] kernel, int padding, int stride) {
                    final int kh = kernel.length, kw = kernel[0].length, ih = image.length, iw = image[0].length;
                    final int oh = 1 + Math.floorDiv(ih - kh + 2 * padding, stride);
                    final int ow = 1 + Math.floorDiv(iw - kw + 2 * padding, stride);
                    double[][] y = new double[oh][ow];
                    for (int n = 0; n < oh * ow; n++) {
                        int r0 = n / ow * stride - padding;
                        int c0 = n % ow * stride - padding;
                        for (int r = Math.max(0, r0); r < Math.min(ih, r0 + kh); r++) {
                            for (int c = Math.max(0, c0); c < Math.min(iw, c0 + kw); c++) {
                                y[n / ow][n % ow] += image[r][c] * kernel[r - r0][c - c0];
                            }
                        }
                    }
                    return y;
                }
            }
            """;

    static final List<String> INDEPENDENT =
            List.of(PADS_FIRST, STREAMS, EACH_PIXEL_ADDS, READS_THROUGH_A_METHOD, CUTS_THE_WINDOW);
}
