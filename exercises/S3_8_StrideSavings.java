import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.8: What stride saves (2 points)
 *
 * Every position of a square kernel on a square image costs the same. What share of the stride-1
 * positions is left with a given stride, as a number from 0 to 1? It is about 1/s², but count exactly
 * and do not round the share, also for sides of 200,000 cells. Padding is per side, an incomplete last
 * step is dropped, and the kernel always fits.
 *
 * Check it: ./stridebook check S3.8     A hint: ./stridebook hint S3.8
 */
class S3_8_StrideSavings implements StrideSavings.Answer {
    @Override
    public double share(int n, int kernel, int padding, int stride) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
