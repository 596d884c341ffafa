import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S3_11_Halvings implements Halvings.Answer {
    @Override
    public int side(int side, int halvings) {
        // BEGIN SOLUTION
        int left = side;
        for (int i = 0; i < halvings; i++) {
            left = left / 2;
        }
        return left;
        // END SOLUTION
    }
}
