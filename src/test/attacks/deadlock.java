// Tries: wait for a lock that nobody gives back
// Points: 0
// Report: Timeout: no reply within
import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;

public class Deadlock implements OutputShape.Answer {
    private static boolean started() {
        long end = System.nanoTime() + 200_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return true;
    }

    @Override
    public Size outputSize() {
        Thread holder = new Thread(() -> {
            synchronized (Size.class) {
                while (true) {
                    Thread.onSpinWait();
                }
            }
        });
        holder.start();
        while (holder.getState() == Thread.State.NEW || !started()) {
            Thread.onSpinWait();
        }
        synchronized (Size.class) {
            return Size.of(7, 7);
        }
    }
}
