import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.C3: Must a convolution lose information? (3 points)
 *
 * "When features are extracted, information must be lost." A 1×1 convolution from two channels to two
 * gives mixed[0] = w[0][0]·a + w[0][1]·b and mixed[1] = w[1][0]·a + w[1][1]·b. Write
 * undo(weights, mixed), which recovers {a, b}, in double precision, whenever the determinant
 * w[0][0]·w[1][1] − w[0][1]·w[1][0] is not 0. Single weights may be 0, and the determinant negative or
 * as small as a millionth of a millionth. Judge the claim for all convolutions of this kind.
 * (Judgement.TRUE if the claim holds in every case, FALSE if in none, DEPENDS if in some. Where it
 * says always, never or must, FALSE counts as well as soon as one case refutes it.)
 *
 * Check it: ./stridebook check S3.C3     A hint: ./stridebook hint S3.C3
 */
class S3_C3_InformationLoss implements InformationLoss.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public double[] undo(double[][] weights, double[] mixed) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
