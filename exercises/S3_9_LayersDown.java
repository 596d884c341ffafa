import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.9: How many layers until 4×4? (3 points)
 *
 * Convolutions without padding, one after the other, make an image smaller and smaller. How many k×k
 * layers (k at least 2, stride 1) does it take until a side of from cells has at most to cells? From
 * 224 to 4 with 5×5 kernels, it takes 55. It takes none if the side has at most to cells at the start.
 * The kernel fits into the input of each of these layers, as to is at least k − 1.
 *
 * Check it: ./stridebook check S3.9     A hint: ./stridebook hint S3.9
 */
class S3_9_LayersDown implements LayersDown.Answer {
    @Override
    public int layers(int from, int to, int kernel) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
