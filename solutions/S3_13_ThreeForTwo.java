import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S3_13_ThreeForTwo implements ThreeForTwo.Answer {
    @Override
    public Judgement judgement() {
        // BEGIN SOLUTION
        return Judgement.FALSE;
        // END SOLUTION
    }

    @Override
    public int receptiveField(int layers, int kernel) {
        // BEGIN SOLUTION
        return 1 + layers * (kernel - 1);
        // END SOLUTION
    }
}
