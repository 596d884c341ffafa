import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.1b: Which inputs fit the forum's network? (2 points)
 *
 * The forum's network before it was fixed, or one like it: two 3×3 convolutions with stride 2 and no
 * padding, then a layer that expects 32·5·5 numbers. Sizes are rounded down, as by default. Some
 * square images do fit. What is the smallest side that fits, and what is the largest? Answer with an
 * array of the two.
 *
 * Check it: ./stridebook check S4.1b     A hint: ./stridebook hint S4.1b
 */
class S4_1b_ForumNetInputs implements ForumNetInputs.Answer {
    @Override
    public int[] sides() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
