import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S4_C3_HalfTheSize implements HalfTheSize.Answer {
    @Override
    public Judgement judgement() {
        // BEGIN SOLUTION
        return Judgement.DEPENDS;
        // END SOLUTION
    }

    @Override
    public int side(int n) {
        // BEGIN SOLUTION
        return (n + 2 * 1 - 3) / 2 + 1;
        // END SOLUTION
    }

    @Override
    public long cells(int n) {
        // BEGIN SOLUTION
        long side = (n + 2 * 1 - 3) / 2 + 1;
        return side * side;
        // END SOLUTION
    }
}
