import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.12: The receptive field of stacked layers (3 points)
 *
 * How wide is the part of the input that one cell of the output sees along an axis, after layers with
 * the given kernels and strides? Count all cells from the first to the last one that it sees, even if
 * it skips some in between. Each layer sees as many neighbours as its kernel has cells in the map
 * before it; the distance between these neighbours, in input cells, is the product of all strides
 * before the layer. L layers with kernels of size 3 with stride 1 see 2L + 1; a stride widens what
 * later layers see, not its own layer. There is at least one layer, and each has a kernel and a
 * stride. Leave the given arrays as they are.
 *
 * Check it: ./stridebook check S3.12     A hint: ./stridebook hint S3.12
 */
class S3_12_ReceptiveFieldSize implements ReceptiveFieldSize.Answer {
    @Override
    public int size(int[] kernels, int[] strides) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
