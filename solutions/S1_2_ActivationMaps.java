import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S1_2_ActivationMaps implements ActivationMaps.Answer {
    @Override
    public Shape outputShape() {
        // BEGIN SOLUTION
        return Shape.of(6, 28 - 5 + 1, 28 - 5 + 1);
        // END SOLUTION
    }
}
