// Tries: put a formula into the teacher's spreadsheet
// Points: 0
// Report: raised: IllegalStateException: =HYPERLINK
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class FormulaInMessage implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        throw new IllegalStateException("=HYPERLINK(\"http://evil\",\"grades\")");
    }
}
