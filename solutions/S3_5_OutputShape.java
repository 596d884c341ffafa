import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S3_5_OutputShape implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        // BEGIN SOLUTION
        int height = (8 + 2 * 0 - 3) / 3 + 1;
        int width = (8 + 2 * 1 - 5) / 4 + 1;
        return Size.of(height, width);
        // END SOLUTION
    }

    @Override
    public Size otherOutputSize() {
        // BEGIN SOLUTION
        int height = (10 + 2 * 1 - 3) / 4 + 1;
        int width = (16 + 2 * 3 - 9) / 2 + 1;
        return Size.of(height, width);
        // END SOLUTION
    }
}
