import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S2_C1_SizeWithoutPadding implements SizeWithoutPadding.Answer {
    @Override
    public Judgement judgement() {
        // BEGIN SOLUTION
        return Judgement.FALSE;
        // END SOLUTION
    }

    @Override
    public Shape outputShape(int padding) {
        // BEGIN SOLUTION
        int side = 24 + 2 * padding - 3 + 1;
        return Shape.of(128, side, side);
        // END SOLUTION
    }
}
