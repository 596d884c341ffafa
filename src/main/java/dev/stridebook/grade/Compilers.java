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
    private final Supplier<String> state;
    private final BlockingDeque<Compiler> idle = new LinkedBlockingDeque<>();

    /**
     * @param process its process
     * @param state of what it reads, before it started
     */
    record Compiler(AnswerProcess process, String state) {}

    /**
     * @param start returns a new process
     * @param state returns a text that changes whenever what processes read is moved or exchanged
     */
    Compilers(Supplier<AnswerProcess> start, Supplier<String> state) {
        this.start = start;
        this.state = state;
    }

    /**
     * Returns one that waits, for the caller alone; empty if there is none. One that has seen another state is ended: it may have missed a
     * library for a moment, and would refuse whatever needs it from then on.
     */
    Optional<Compiler> idle() {
        String now = state.get();
        for (Compiler compiler = idle.poll(); compiler != null; compiler = idle.poll()) {
            if (compiler.state.equals(now)) {
                return Optional.of(compiler);
            }
            compiler.process.close();
        }
        return Optional.empty();
    }

    /**
     * Starts another, for the caller alone.
     *
     * @throws MachineFailure if none starts
     */
    Compiler start() {
        String before = state.get();
        return new Compiler(start.get(), before);
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
    Optional<ObjectNode> compile(Compiler compiler, ObjectNode request, Duration limit, String late) {
        boolean isWell = false;
        try {
            ObjectNode compiled = compiler.process.ask(request, limit, late);
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
                compiler.process.close();
            }
        }
    }

    @Override
    public void close() {
        for (Compiler compiler = idle.poll(); compiler != null; compiler = idle.poll()) {
            compiler.process.close();
        }
    }
}
