import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.5: The output's size by hand (2 points)
 *
 * A window with a 3×5 kernel, padding (0, 1) and stride (3, 4) slides over an 8×8 input. Compute the
 * height and the width of its output by hand, as Size.of(height, width), for outputSize(). Do the same
 * for otherOutputSize(), where the kernel is 3×9, the padding (1, 3), the stride (4, 2) and the input
 * 10×16. All pairs are (height, width), and sizes are rounded down, as by default. Then compare the
 * first one with the run: ./stridebook shape --input 8x8 --kernel 3,5 --padding 0,1 --stride 3,4
 *
 * Check it: ./stridebook check S3.5     A hint: ./stridebook hint S3.5
 */
class S3_5_OutputShape implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public Size otherOutputSize() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
