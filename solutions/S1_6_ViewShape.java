import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S1_6_ViewShape implements ViewShape.Answer {
    @Override
    public int[] view(int[] shape, int[] wanted) {
        // BEGIN SOLUTION
        long values = 1;
        for (int size : shape) {
            values *= size;
        }
        long known = 1;
        int open = -1;
        for (int axis = 0; axis < wanted.length; axis++) {
            if (wanted[axis] == -1) {
                open = axis;
            } else {
                known *= wanted[axis];
            }
        }
        int[] result = wanted.clone();
        if (open >= 0) {
            result[open] = (int) (values / known);
            known *= result[open];
        }
        return known == values ? result : new int[0];
        // END SOLUTION
    }
}
