import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S3_12_ReceptiveFieldSize implements ReceptiveFieldSize.Answer {
    @Override
    public int size(int[] kernels, int[] strides) {
        // BEGIN SOLUTION
        int size = 1;
        int apart = 1;
        for (int layer = 0; layer < kernels.length; layer++) {
            size += (kernels[layer] - 1) * apart;
            apart *= strides[layer];
        }
        return size;
        // END SOLUTION
    }
}
