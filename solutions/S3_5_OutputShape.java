import dev.stridebook.course.*;
import dev.stridebook.shape.*;

/**
 * S3.5: The output's size by hand.
 *
 * <p>A window with a 3×5 kernel, padding (0, 1) and stride (3, 4) slides over an 8×8 input. Compute the height and the
 * width of its output by hand.
 *
 * <p>Then compare with the run: ./stridebook shape --input 8x8 --kernel 3,5 --padding 0,1 --stride 3,4
 */
public class S3_5_OutputShape implements OutputShape.Answer {
    /** The answer: Size.of(height, width). */
    @Override
    public Size outputSize() {
        // BEGIN SOLUTION
        int height = (8 + 2 * 0 - 3) / 3 + 1;
        int width = (8 + 2 * 1 - 5) / 4 + 1;
        return Size.of(height, width);
        // END SOLUTION
    }
}
