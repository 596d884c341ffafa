import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.5: The MACs of a stack of layers (3 points)
 *
 * For a 224×224 image AlexNet needs 0.714 billion multiply-accumulates, VGG16 15.470 billion, their
 * fully connected layers included. Count them for a stack of square convolutions alone, on a square
 * image: each layer is {in channels, out channels, kernel, stride, padding}, and the output of one is
 * the input of the next. A multiply-accumulate is one weight at one position, also where it meets
 * padding; biases do not count. VGG16's first layer, {3, 64, 3, 1, 1} on 224, has 86,704,128; others
 * have more than fits into an int. Sizes round down, every kernel fits, and there is at least one
 * layer.
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
