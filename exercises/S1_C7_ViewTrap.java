import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.C7: Does view(-1, 320) notice a wrong image size? (3 points)
 *
 * The MNIST network flattens its maps with view(-1, 320). "If the images have the wrong size, view
 * reports it." A batch of square images goes through a 5×5 convolution, 2×2 pooling, a 5×5 convolution
 * (20 channels) and 2×2 pooling. Write rows(images, side): the number of rows that view(-1, 320) makes
 * of the batch, or 0 if the number of values is not divisible by 320, which view reports. Look at 1
 * and at 16 images of 32×32, and judge the claim. (Judgement.TRUE, Judgement.FALSE, or
 * Judgement.DEPENDS if it is true in some cases and false in others.)
 *
 * Check it: ./stridebook check S1.C7     A hint: ./stridebook hint S1.C7
 */
class S1_C7_ViewTrap implements ViewTrap.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public int rows(int images, int side) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
