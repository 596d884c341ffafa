import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.11: How often can it be halved? (2 points)
 *
 * A 2×2 window with stride 2 halves a side and rounds down. How long is the side after a number of
 * halvings? 224 has 7 cells after five and 1 after seven; after one more there is nothing left, 0.
 *
 * Check it: ./stridebook check S3.11     A hint: ./stridebook hint S3.11
 */
class S3_11_Halvings implements Halvings.Answer {
    @Override
    public int side(int side, int halvings) {
        // Write your answer in place of this line and the next.
        throw new NotAnsweredYetException();
    }
}
