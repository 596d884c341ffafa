// Tries: answer twice in a file, for the better one to count
// Points: 0
// Report: Refused: .* has 2 answers
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class TwoAnswers implements OutputShape.Answer {
    public Size outputSize() {
        return Size.of(7, 7);
    }
}

class Other implements OutputShape.Answer {
    public Size outputSize() {
        return Size.of(2, 2);
    }
}
