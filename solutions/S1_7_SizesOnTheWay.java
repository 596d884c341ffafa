import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S1_7_SizesOnTheWay implements SizesOnTheWay.Answer {
    @Override
    public int[] sides() {
        // BEGIN SOLUTION
        int first = 28 - 5 + 1;
        int second = (first - 2) / 2 + 1;
        int third = second - 5 + 1;
        int fourth = (third - 2) / 2 + 1;
        return new int[] {first, second, third, fourth};
        // END SOLUTION
    }
}
