// Tries: put a script into the report
// Points: 0
// Report: raised: IllegalStateException: <script>
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class HtmlInMessage implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        System.out.println("<script>alert(1)</script><img src=x onerror=alert(1)>");
        throw new IllegalStateException("<script>alert(1)</script>");
    }
}
