package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.check.ReportedException;
import dev.stridebook.handin.SafeText;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The process of one submission, replaced by a new one if it dies. All its processes share the submission's time limit, which also holds for
 * what the grader itself does in between. The time that the first ones take to start does not count, as it says more about the machine than
 * about the submission.
 */
final class Session implements AutoCloseable {
    private static final int ROOM_FOR_REMARK = 32;
    /** The part of the time left that one cell may take, as a divisor. */
    private static final int SHARES = 8;
    /** The part of the usual limit that a cell always has: a share of a share would never end. */
    private static final int LEAST = 4;
    /** The processes of a submission whose start does not count. */
    private static final int FREE_STARTS = 3;
    /** What is raised where a part of the library is missing. Answers can raise it, too. */
    private static final Set<String> OF_A_MISSING_LIBRARY = Set.of(
            "UnsatisfiedLinkError",
            "NoClassDefFoundError",
            "ExceptionInInitializerError",
            "NoAvailableBackendException");

    private final AnswerProcesses processes;
    private final boolean endsItself;
    private final long begin = System.nanoTime();
    private final StringBuilder output = new StringBuilder();
    private AnswerProcess process;
    private Optional<MachineFailure> machineFailure = Optional.empty();
    private boolean isLibraryTried;
    /** The time since the beginning that does not count. */
    private Duration free = Duration.ZERO;

    private int starts;
    private boolean isReadyForCells;

    /**
     * Creates a session, of which no process runs yet. The time of the submission begins.
     *
     * @param endsItself whether it counts as the answer's doing if a process ends as if it had been killed
     */
    Session(AnswerProcesses processes, boolean endsItself) {
        this.processes = processes;
        this.endsItself = endsItself;
    }

    /** Returns whether the current process still runs and has the answers that it was given. */
    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Returns whether the time of the submission is over. */
    boolean isLate() {
        return isOver(left());
    }

    /** Returns whether less than a millisecond is left: no wait is shorter. */
    private static boolean isOver(Duration left) {
        return left.toMillis() <= 0;
    }

    /**
     * Makes sure that a process is running for the next request.
     *
     * @throws ChildFailure if none starts, or the time of the submission is over
     */
    void begin() {
        if (!isAlive()) {
            leave();
            if (isLate()) {
                throw ChildFailure.timeout(submissionLate());
            }
            process = started(processes::take);
            isReadyForCells = false;
        }
    }

    /** Makes sure that a process is running that is ready for cells. */
    void beginCells() {
        boolean isNew = !isAlive();
        begin();
        if (isNew) {
            starting(() -> processes.beginCells(process));
        } else if (!isReadyForCells) {
            ask(AnswerProcesses.beginCells());
        }
        isReadyForCells = true;
    }

    private <T> T started(Supplier<T> start) {
        starts++;
        return starting(start);
    }

    private <T> T starting(Supplier<T> start) {
        return starts <= FREE_STARTS ? free(start) : start.get();
    }

    /** Does what does not count towards the submission's time. */
    private <T> T free(Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            free = free.plusNanos(System.nanoTime() - start);
        }
    }

    /**
     * Does nothing as long as only the answers are to blame for what they raised.
     *
     * @throws MachineFailure if the machine has failed, even if a test took that for the answer's fault
     */
    void requireMachine() {
        machineFailure.ifPresent(failure -> {
            throw failure;
        });
    }

    /** Returns the part of the submission's time that is left; zero or less if it is used up. */
    Duration left() {
        return processes.limits().submission().plus(free).minusNanos(System.nanoTime() - begin);
    }

    /**
     * Returns the time for a file or a cell that was not loaded before: the usual limit, and less when many before it were slow, so that
     * what follows has its time, too.
     */
    Duration part() {
        Duration share = left().dividedBy(SHARES);
        Duration least = limit().dividedBy(LEAST);
        if (share.compareTo(least) < 0) {
            return least;
        }
        return share.compareTo(limit()) < 0 ? share : limit();
    }

    /** Returns the usual limit for a call or a cell. */
    Duration limit() {
        return processes.limits().call();
    }

    /** Sends a request like {@link AnswerProcess#ask}, within the time limits of a call and of the submission. */
    ObjectNode ask(ObjectNode request) {
        return ask(request, limit());
    }

    /** Sends a request like {@link #ask(ObjectNode)}, but waits no longer than a limit of its own. */
    ObjectNode ask(ObjectNode request, Duration limit) {
        try {
            return within(limit, (time, late) -> process.ask(request, time, late));
        } catch (ReportedException raised) {
            requireLibrary(raised);
            throw raised;
        } catch (MachineFailure failure) {
            if (failure.isKill() && endsItself) {
                throw new ChildFailure("Process ended", say("it ends each time it runs: %s", failure.getMessage()));
            }
            machineFailure = Optional.of(failure);
            throw failure;
        }
    }

    /**
     * Compiles a Java file, usually in a process that compiles others, too.
     *
     * @return the classes, or nothing if the process of the answers has to try for itself
     */
    Optional<ObjectNode> compile(ObjectNode request) {
        Compilers compilers = processes.compilers();
        return within(part(), (time, late) -> {
            try {
                Compilers.Compiler compiler = compilers.idle().orElseGet(() -> started(compilers::start));
                return compilers.compile(compiler, request, time, late);
            } catch (MachineFailure noneStarts) {
                return Optional.empty();
            }
        });
    }

    /** Work that has a limit. */
    private interface Limited<T> {
        T run(Duration limit, String late);
    }

    private <T> T within(Duration limit, Limited<T> work) {
        Duration left = left();
        if (isOver(left)) {
            throw process.failLate(submissionLate());
        }
        return left.compareTo(limit) < 0
                ? work.run(left, submissionLate())
                : work.run(limit, say("no reply within %s s", seconds(limit)));
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0
                ? Long.toString(limit.toSeconds())
                : "%.1f".formatted(limit.toMillis() / 1000.0);
    }

    /** Finds out, once, whether an error that looks like a missing library is the machine's or the answer's. */
    private void requireLibrary(ReportedException raised) {
        if (OF_A_MISSING_LIBRARY.contains(raised.type()) && !isLibraryTried) {
            isLibraryTried = true;
            if (!free(processes::isLibraryWhole)) {
                machineFailure = Optional.of(new MachineFailure(say(
                        "a part of the library is missing: %s: %s",
                        raised.type(), SafeText.line(String.valueOf(raised.getMessage()), 200))));
                requireMachine();
            }
        }
    }

    /** Returns what is said once the time is over. */
    String submissionLate() {
        return say(
                "the whole submission took longer than %d s",
                processes.limits().submission().toSeconds());
    }

    private void leave() {
        if (process != null) {
            output.append(process.output());
            process = null;
        }
    }

    /** Ends the current process and returns the beginning of the output of all processes. */
    String output() {
        leave();
        return SafeText.lines(output.toString(), processes.limits().outputBytes() + ROOM_FOR_REMARK);
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
