// Tries: load the classes of the grader
// Points: 0
// Report: raised: IllegalStateException: java.lang.ClassNotFoundException
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class ReadGraderClasses implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        try {
            Class.forName("dev.stridebook.grade.SubmissionGrader");
            return Size.of(2, 2);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e.toString());
        }
    }
}
