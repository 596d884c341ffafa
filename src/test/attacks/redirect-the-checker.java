// Tries: replace the checker with one that only praises
// Points: 0
// Report: failed
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.*;
import java.util.concurrent.Callable;

public class RedirectTheChecker implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        Checkers.install(new Praise());
        return Size.of(7, 7);
    }

    static final class Praise implements Checker, Feedback {
        @Override
        public Feedback check(Exercise<?> exercise, Callable<?> answer) {
            return this;
        }

        @Override
        public String hint(Exercise<?> exercise) {
            return "none is needed";
        }

        @Override
        public Displayable tasks(Variant variant) {
            return this;
        }

        @Override
        public Displayable progress() {
            return this;
        }

        @Override
        public int points() {
            return 100;
        }

        @Override
        public Feedback show() {
            return this;
        }

        @Override
        public MimeBundle toMimeBundle() {
            return MimeBundle.text("2 of 2 points. Well done!");
        }
    }
}
