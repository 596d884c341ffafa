import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S3_9_LayersDown implements LayersDown.Answer {
    @Override
    public int layers(int from, int to, int kernel) {
        // BEGIN SOLUTION
        int layers = 0;
        for (int side = from; side > to; side -= kernel - 1) {
            layers++;
        }
        return layers;
        // END SOLUTION
    }
}
