import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S4_2_UnreadPixels implements UnreadPixels.Answer {
    @Override
    public double unread(int n, int kernel, int stride) {
        // BEGIN SOLUTION
        boolean[] read = new boolean[n];
        for (int start = 0; start + kernel <= n; start += stride) {
            for (int cell = start; cell < start + kernel; cell++) {
                read[cell] = true;
            }
        }
        int count = 0;
        for (boolean isRead : read) {
            count += isRead ? 1 : 0;
        }
        return 1 - (double) count * count / ((double) n * n);
        // END SOLUTION
    }
}
