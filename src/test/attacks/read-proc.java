// Tries: read the command lines and environments of other processes
// Points: 0
// Report: raised: IllegalStateException: alone|Unable to open /proc
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class ReadProc implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        long others = ProcessHandle.allProcesses().filter(process -> process.pid() != ProcessHandle.current().pid()).filter(process -> process.info().commandLine().orElse("").contains("cli.Main") || process.info().commandLine().orElse("").contains("surefire")).count();
        if (others > 0) {
            return Size.of(2, 2);
        }
        throw new IllegalStateException("alone");
    }
}
