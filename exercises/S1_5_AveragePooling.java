import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.5: Average pooling and its padding (4 points)
 *
 * Square windows lie side by side (the stride is the kernel size) on a map with zero padding on every
 * side; the padding is at most half the kernel size, and the padded map is at least as high and wide
 * as the kernel. An incomplete last window is dropped, as in max pooling. Each number is the mean of
 * its window. PyTorch's count_include_pad decides what to divide by: all cells of the window if
 * countPadding, otherwise only those on the map. Compute with doubles, leave the given array as it is,
 * and return a new one.
 *
 * Check it: ./stridebook check S1.5     A hint: ./stridebook hint S1.5
 */
class S1_5_AveragePooling implements AveragePooling.Answer {
    @Override
    public double[][] averagePool(double[][] image, int kernel, int padding, boolean countPadding) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
