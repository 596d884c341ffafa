import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S5_10_LoopOrder implements LoopOrder.Answer {
    @Override
    public double[] convolve(double[] x, int channels, int height, int width, double[] weight, int out, int kernel) {
        // BEGIN SOLUTION
        int down = height - kernel + 1;
        int across = width - kernel + 1;
        double[] result = new double[out * down * across];
        for (int o = 0; o < out; o++) {
            for (int y = 0; y < down; y++) {
                int to = (o * down + y) * across;
                for (int c = 0; c < channels; c++) {
                    for (int i = 0; i < kernel; i++) {
                        for (int j = 0; j < kernel; j++) {
                            double w = weight[((o * channels + c) * kernel + i) * kernel + j];
                            int from = (c * height + y + i) * width + j;
                            for (int z = 0; z < across; z++) {
                                result[to + z] += w * x[from + z];
                            }
                        }
                    }
                }
            }
        }
        return result;
        // END SOLUTION
    }
}
