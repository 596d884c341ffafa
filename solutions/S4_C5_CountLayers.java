import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S4_C5_CountLayers implements CountLayers.Answer {
    @Override
    public Judgement judgement() {
        // BEGIN SOLUTION
        return Judgement.FALSE;
        // END SOLUTION
    }

    @Override
    public int count(String[] layers, String kind) {
        // BEGIN SOLUTION
        int count = 0;
        for (String layer : layers) {
            if (layer.equals(kind)) {
                count++;
            }
        }
        return count;
        // END SOLUTION
    }
}
