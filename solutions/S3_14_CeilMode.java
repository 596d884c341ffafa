import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S3_14_CeilMode implements CeilMode.Answer {
    @Override
    public int side(int n, int kernel, int stride, int padding, boolean ceil) {
        // BEGIN SOLUTION
        int way = n + 2 * padding - kernel;
        if (!ceil) {
            return way / stride + 1;
        }
        int side = (way + stride - 1) / stride + 1;
        boolean startsInPadding = (side - 1) * stride >= n + padding;
        return startsInPadding ? side - 1 : side;
        // END SOLUTION
    }
}
