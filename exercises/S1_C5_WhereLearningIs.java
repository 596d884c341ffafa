import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.C5: Is learning stored in the kernels? (3 points)
 *
 * "What a convolutional network has learned is stored in its kernels." The MNIST network has 5×5
 * convolutions from 1 to 10 and from 10 to 20 channels, and fully connected layers from 320 to 50 and
 * from 50 to 10. How many parameters, biases included, do the two convolutions have together, and how
 * many do the two fully connected layers have? Judge the claim for this network: it holds if most
 * parameters are in the convolutions. (Judgement.TRUE if the claim holds in every case, FALSE if in
 * none, DEPENDS if in some. Where it says always, never or must, FALSE counts as well as soon as one
 * case refutes it.)
 *
 * Check it: ./stridebook check S1.C5     A hint: ./stridebook hint S1.C5
 */
class S1_C5_WhereLearningIs implements WhereLearningIs.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public long inConvolutions() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public long inLinear() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
