package dev.stridebook.grade;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.check.ReportedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Supplier;

/**
 * Processes that compile Java files of all submissions and run none of them: a compiler that has loaded is ten times as fast as one that
 * has not. They are isolated like the processes of answers. What one of them cannot do is left to the process of the answers.
 */
final class Compilers implements AutoCloseable {
    private final Supplier<AnswerProcess> start;
    private final BlockingDeque<AnswerProcess> idle = new LinkedBlockingDeque<>();

    /** @param start returns a new process */
    Compilers(Supplier<AnswerProcess> start) {
        this.start = start;
    }

    /** Returns one that waits, for the caller alone; empty if there is none. */
    Optional<AnswerProcess> idle() {
        return Optional.ofNullable(idle.poll());
    }

    /**
     * Starts another, for the caller alone.
     *
     * @throws MachineFailure if none starts
     */
    AnswerProcess start() {
        return start.get();
    }

    /**
     * Compiles a file. Afterwards the compiler waits for others, or has ended.
     *
     * @param request what {@code AnswerMain} takes to compile
     * @param late message of the failure if that takes longer than the limit
     * @return the classes, or nothing if the process of the answers has to try for itself
     * @throws ChildFailure if it takes too long
     * @throws ReportedException if the compiler refuses the file
     */
    Optional<ObjectNode> compile(AnswerProcess compiler, ObjectNode request, Duration limit, String late) {
        boolean isWell = false;
        try {
            ObjectNode compiled = compiler.ask(request, limit, late);
            isWell = true;
            return Optional.of(compiled);
        } catch (ReportedException failure) {
            isWell = Problems.isNotCompiled(failure);
            if (isWell || failure instanceof ChildFailure child && child.isTimeout()) {
                throw failure;
            }
            return Optional.empty();
        } catch (MachineFailure failure) {
            return Optional.empty();
        } finally {
            if (isWell) {
                idle.push(compiler);
            } else {
                compiler.close();
            }
        }
    }

    @Override
    public void close() {
        for (Optional<AnswerProcess> each = idle(); each.isPresent(); each = idle()) {
            each.get().close();
        }
    }
}
