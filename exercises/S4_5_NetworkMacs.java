import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.5: The MACs of a stack of layers (3 points)
 *
 * AlexNet needs 0.714 billion multiply-accumulates for a 224×224 image, VGG16 needs 15.470 billion.
 * Count them for a stack of square convolutions on a square image: each layer is {in channels, out
 * channels, kernel, stride, padding}, and the output of one is the input of the next. A
 * multiply-accumulate is one weight at one position; biases do not count.
 *
 * Check it: ./stridebook check S4.5     A hint: ./stridebook hint S4.5
 */
class S4_5_NetworkMacs implements NetworkMacs.Answer {
    @Override
    public long macs(int side, int[][] layers) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
