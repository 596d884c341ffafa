// Tries: make checking do nothing but praise
// Points: 0
// Report: failed|raised|not answered
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class RedirectTheChecker implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        Checkers.install((exercise, answer) -> new Card(exercise, exercise.manifest().stream().map(test -> new TestResult(test, new Verdict.Passed())).toList(), java.util.List.of()));
        return Size.of(7, 7);
    }
}
