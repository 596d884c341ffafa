import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S3_8_StrideSavings implements StrideSavings.Answer {
    @Override
    public double share(int n, int kernel, int padding, int stride) {
        // BEGIN SOLUTION
        int way = n + 2 * padding - kernel;
        double withStride = way / stride + 1;
        double without = way + 1;
        return withStride * withStride / (without * without);
        // END SOLUTION
    }
}
