import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.5: Average pooling and its padding (4 points)
 *
 * Square windows side by side (the stride is the kernel) over a map with padding on every side; the
 * padding, zeros, is at most half of the kernel. Each number is the mean of its window. PyTorch's
 * count_include_pad says what to divide by: all cells of the window if countPadding, otherwise only
 * those that lie on the map.
 *
 * Check it: ./stridebook check S1.5     A hint: ./stridebook hint S1.5
 */
class S1_5_AveragePooling implements AveragePooling.Answer {
    @Override
    public double[][] averagePool(double[][] image, int kernel, int padding, boolean countPadding) {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }
}
