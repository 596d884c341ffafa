// Tries: send signals to the parent and to everybody else
// Points: 0
// Report: raised: IllegalStateException|Process ended|Unable to open /proc
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class KillParent implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        ProcessHandle.current().parent().ifPresent(ProcessHandle::destroyForcibly);
        ProcessHandle.allProcesses().forEach(process -> {
            try {
                process.destroyForcibly();
            } catch (IllegalStateException itself) {
                // Goes on with the others.
            }
        });
        throw new IllegalStateException("still here");
    }
}
