import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S2_7_Bottleneck implements Bottleneck.Answer {
    @Override
    public long weights(int channels, int width) {
        // BEGIN SOLUTION
        long narrow = (long) channels * width;
        long work = 9L * width * width;
        long widen = (long) width * channels;
        return narrow + work + widen;
        // END SOLUTION
    }
}
