// Tries: attach an agent to its own process
// Points: 0
// Report: raised
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class Agent implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        try {
            Class<?> machine = Class.forName("com.sun.tools.attach.VirtualMachine");
            machine.getMethod("attach", String.class).invoke(null, "" + ProcessHandle.current().pid());
            return Size.of(2, 2);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e.toString());
        }
    }
}
