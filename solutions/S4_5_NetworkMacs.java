import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S4_5_NetworkMacs implements NetworkMacs.Answer {
    @Override
    public long macs(int side, int[][] layers) {
        // BEGIN SOLUTION
        long macs = 0;
        int current = side;
        for (int[] layer : layers) {
            int in = layer[0];
            int out = layer[1];
            int kernel = layer[2];
            int stride = layer[3];
            int padding = layer[4];
            current = (current + 2 * padding - kernel) / stride + 1;
            macs += (long) in * out * kernel * kernel * current * current;
        }
        return macs;
        // END SOLUTION
    }
}
