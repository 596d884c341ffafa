import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.13: Can three 3×3 layers replace two 5×5 layers? (3 points)
 *
 * "Three layers of 3×3 see as much as two layers of 5×5." Write receptiveField(layers, kernel): how
 * many cells of the input one cell of the output sees along an axis, after one or more layers with the
 * same kernel, odd or even, and stride 1. Compare the two stacks, and judge the claim for stride 1.
 * (Judgement.TRUE if the claim holds in every case, FALSE if in none, DEPENDS if in some. Where it
 * says always, never or must, FALSE counts as well as soon as one case refutes it.)
 *
 * Check it: ./stridebook check S3.13     A hint: ./stridebook hint S3.13
 */
class S3_13_ThreeForTwo implements ThreeForTwo.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public int receptiveField(int layers, int kernel) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
