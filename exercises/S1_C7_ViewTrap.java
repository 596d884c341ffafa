import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.C7: Does view(-1, 320) notice a wrong image size? (3 points)
 *
 * The MNIST network flattens its maps with view(-1, 320). "If the images have the wrong size, view
 * reports it." A batch of square images, with sides from 16 on, goes through a 5×5 convolution, 2×2
 * pooling, a 5×5 convolution (20 channels) and 2×2 pooling, all without padding; pooling drops an odd
 * row and column. Write rows(images, side): the number of rows that view(-1, 320) makes of the batch,
 * or 0 if the number of values is not divisible by 320, which view reports. A batch may have 100,000
 * images, so count its values in long. Look at 1 and at 16 images of 32×32, and judge the claim: its
 * cases are all batches of images that are not 28×28. (Judgement.TRUE if the claim holds in every
 * case, FALSE if in none, DEPENDS if in some. Where it says always, never or must, FALSE counts as
 * well as soon as one case refutes it.)
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
