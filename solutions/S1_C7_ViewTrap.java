import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S1_C7_ViewTrap implements ViewTrap.Answer {
    @Override
    public Judgement judgement() {
        // BEGIN SOLUTION
        return Judgement.DEPENDS;
        // END SOLUTION
    }

    @Override
    public int rows(int images, int side) {
        // BEGIN SOLUTION
        int first = (side - 5 + 1) / 2;
        int second = (first - 5 + 1) / 2;
        long values = images * 20L * second * second;
        return values % 320 == 0 ? (int) (values / 320) : 0;
        // END SOLUTION
    }
}
