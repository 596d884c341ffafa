import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.2: Pixels that are never read (3 points)
 *
 * A square kernel without padding moves over an n×n image, on which it fits, by the stride across and
 * down, and stops where it no longer fits. With a large stride, or an incomplete last step, some
 * pixels are never read. What share of all pixels is that, from 0 to 1 and not rounded? On 224, a
 * kernel of size 11 with stride 12 never reads 21.9 % of them, and a kernel of size 3 with stride 12
 * never reads 93.5 %. n may be a million.
 *
 * Check it: ./stridebook check S4.2     A hint: ./stridebook hint S4.2
 */
class S4_2_UnreadPixels implements UnreadPixels.Answer {
    @Override
    public double unread(int n, int kernel, int stride) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
