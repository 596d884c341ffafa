import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.11: How many times can it be halved? (2 points)
 *
 * A 2×2 window with stride 2 and no padding halves a side and rounds down. What is the side length
 * after a given number of halvings? 224 becomes 7 after five and 1 after seven; after one more there
 * is nothing left: 0, and it stays 0. Write it for all sides from 1 to Integer.MAX_VALUE and for any
 * number of halvings: 0, 1, 32, 100.
 *
 * Check it: ./stridebook check S3.11     A hint: ./stridebook hint S3.11
 */
class S3_11_Halvings implements Halvings.Answer {
    @Override
    public int side(int side, int halvings) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
