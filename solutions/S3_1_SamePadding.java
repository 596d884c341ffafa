import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S3_1_SamePadding implements SamePadding.Answer {
    @Override
    public int[] padding(int kernel) {
        // BEGIN SOLUTION
        int before = (kernel - 1) / 2;
        return new int[] {before, kernel - 1 - before};
        // END SOLUTION
    }
}
