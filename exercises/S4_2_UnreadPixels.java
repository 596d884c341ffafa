import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.2: Pixels that are never read (3 points)
 *
 * A kernel without padding moves over an n×n image. With a large stride, or an incomplete last step,
 * some pixels are never read. What share of all pixels is that? On 224, a kernel of size 11 with
 * stride 12 never reads 21.9 %, and a kernel of size 3 with stride 12 never reads 93.5 %.
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
