import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.2: Six kernels (2 points)
 *
 * Six 5×5 kernels slide over a 28×28 grey image, without padding, one cell at a time. What is the
 * shape of the output? Answer with Shape.of(channels, height, width).
 *
 * Check it: ./stridebook check S1.2     A hint: ./stridebook hint S1.2
 */
class S1_2_ActivationMaps implements ActivationMaps.Answer {
    @Override
    public Shape outputShape() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
