// Tries: run for ever and swallow every attempt to stop it
// Points: 0
// Report: Timeout: no reply within
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class LoopThatCatchesEverything implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        while (true) {
            try {
                Thread.sleep(1000);
            } catch (Throwable all) {
                continue;
            }
        }
    }
}
