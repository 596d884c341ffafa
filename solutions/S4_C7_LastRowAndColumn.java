import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S4_C7_LastRowAndColumn implements LastRowAndColumn.Answer {
    @Override
    public Judgement judgement() {
        // BEGIN SOLUTION
        return Judgement.TRUE;
        // END SOLUTION
    }

    @Override
    public int unread(int n, int kernel, int stride) {
        // BEGIN SOLUTION
        return (n - kernel) % stride;
        // END SOLUTION
    }
}
