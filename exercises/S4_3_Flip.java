import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.3: Mirror an image (2 points)
 *
 * The simplest augmentation: mirror an image, so that left and right are swapped. (A cat stays a cat;
 * not every digit stays a digit.) Return a new image and leave the given one unchanged, for any image
 * with at least one row and one column.
 *
 * Check it: ./stridebook check S4.3     A hint: ./stridebook hint S4.3
 */
class S4_3_Flip implements Flip.Answer {
    @Override
    public double[][] mirror(double[][] image) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
