import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S2_6_Upsampling implements Upsampling.Answer {
    @Override
    public int outputSize(int n, int kernel, int stride, int padding) {
        // BEGIN SOLUTION
        return (n - 1) * stride + kernel - 2 * padding;
        // END SOLUTION
    }
}
