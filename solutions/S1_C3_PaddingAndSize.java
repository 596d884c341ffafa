import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S1_C3_PaddingAndSize implements PaddingAndSize.Answer {
    @Override
    public Judgement judgement() {
        // BEGIN SOLUTION
        return Judgement.FALSE;
        // END SOLUTION
    }

    @Override
    public int side(int layers, int padding) {
        // BEGIN SOLUTION
        int side = 28;
        for (int layer = 0; layer < layers; layer++) {
            side = side + 2 * padding - 3 + 1;
        }
        return side;
        // END SOLUTION
    }
}
