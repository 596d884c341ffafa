package dev.stridebook.kernel.debug;

import com.sun.jdi.ClassType;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectCollectedException;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.ExceptionEvent;
import com.sun.jdi.event.LocatableEvent;
import com.sun.jdi.event.StepEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.EventRequestManager;
import com.sun.jdi.request.ExceptionRequest;
import com.sun.jdi.request.StepRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * This process under the debugger. Its state belongs to the debugger's one thread, which the events and the running cell hand their work
 * to; no lock is held anywhere, as the thread that holds it might be stopped. Only the thread that meets an event stops, and one at a
 * time is shown to the user: others wait until it goes on.
 */
final class Debuggee implements SnippetWatch {
    /** Is told when a thread stops, and when it goes on. */
    interface Listener {
        void stopped(Suspension suspension);

        void continued();
    }

    private static final String CELLS = "REPL.*";
    private static final Pattern CELL_CLASS = Pattern.compile("(REPL\\.\\$JShell\\$\\d+[A-Z]*)(?:\\$.*)?");
    private static final String ENTRY = "do_it$";
    private static final String STEP = "step";
    private static final String PAUSE = "pause";

    private final VirtualMachine machine;
    private final EventRequestManager requests;
    private final DebuggedSession session;
    private final Breakpoints breakpoints;
    private final ExecutorService debugger;
    private final Listener listener;
    private final Set<String> loaded = new HashSet<>();
    private final Deque<Suspension> waiting = new ArrayDeque<>();
    private final List<EventRequest> momentary = new ArrayList<>();
    private final Set<String> exceptionFilters = new HashSet<>();
    private Optional<ExceptionRequest> exceptions = Optional.empty();
    private Suspension stopped;
    private Thread cellThread;
    private ThreadReference cells;
    /** The session whose classes are {@link #loaded}. */
    private Object sessionIdentity;

    private int depth;
    private Object run;
    /** The snippets of this run that are entered at this depth, or a lesser one, stop at their first line. */
    private Object steppedRun;

    private int steppedDepth;
    private String steppedReason = STEP;
    private Optional<StepPlace> stepFrom = Optional.empty();
    private Object releasedRun;
    /** The thread that runs code for the debugger; nothing stops it meanwhile. */
    private volatile ThreadReference invoking;

    private volatile boolean attached;

    Debuggee(
            VirtualMachine machine,
            DebuggedSession session,
            Breakpoints breakpoints,
            ExecutorService debugger,
            Listener listener) {
        this.machine = machine;
        this.requests = machine.eventRequestManager();
        this.session = session;
        this.breakpoints = breakpoints;
        this.debugger = debugger;
        this.listener = listener;
        breakpoints.enable(this::breakpoint);
        Live.hold(null);
        Thread events = new Thread(this::readEvents, "debug-events");
        events.setDaemon(true);
        events.start();
    }

    private BreakpointRequest breakpoint(Location location) {
        BreakpointRequest request = requests.createBreakpointRequest(location);
        request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
        return request;
    }

    /** Begins to stop cells. */
    void attach() {
        attached = true;
        session.watch(this);
        load();
    }

    /** Forgets all breakpoints, and lets everything go on that is stopped. */
    void detach() {
        attached = false;
        session.watch(null);
        stopStepping();
        breakpoints.clear();
        loaded.clear();
        exceptionFilters.clear();
        setExceptions();
        depth = 0;
        run = null;
        resumeAll();
    }

    boolean isAttached() {
        return attached;
    }

    Optional<Suspension> stopped() {
        return Optional.ofNullable(stopped);
    }

    /** Sets which exceptions stop a cell: {@code raised}, {@code uncaught}. */
    void setExceptionFilters(Collection<String> filters) {
        exceptionFilters.clear();
        exceptionFilters.addAll(filters);
        setExceptions();
    }

    private void setExceptions() {
        exceptions.ifPresent(requests::deleteEventRequest);
        exceptions = Optional.empty();
        if (!exceptionFilters.isEmpty() && cells != null) {
            // Which of them the cells catch is found out when they are thrown.
            ExceptionRequest request = requests.createExceptionRequest(null, true, true);
            // The debugger itself throws some, too.
            request.addThreadFilter(cells);
            request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
            request.enable();
            exceptions = Optional.of(request);
        }
    }

    // The evaluator's thread

    @Override
    public void beforeSnippet(String className, Object itsRun, Thread thread) {
        onDebugger(() -> {
            if (run == itsRun) {
                depth++;
            } else {
                if (steppedRun != itsRun) {
                    stopStepping();
                }
                depth = 1;
                run = itsRun;
            }
            if (depth == 1) {
                setCells(thread);
            }
            load();
            if (steppedRun == itsRun && depth <= steppedDepth) {
                entriesOf(className).forEach(this::stopOnceAt);
            }
            return null;
        });
    }

    @Override
    public void afterSnippet() {
        onDebugger(() -> {
            if (depth <= steppedDepth) {
                // Stepping on would lead through the kernel; the next snippet is stopped at by other means.
                requests.deleteEventRequests(List.copyOf(requests.stepRequests()));
            }
            depth = Math.max(0, depth - 1);
            return null;
        });
    }

    private void setCells(Thread thread) {
        if (!thread.equals(cellThread)) {
            cellThread = thread;
            Live.thread(thread);
            ReferenceType live = machine.classesByName(Live.class.getName()).get(0);
            cells = (ThreadReference) live.getValue(live.fieldByName("thread"));
            Live.thread(null);
            setExceptions();
        }
    }

    /** Runs something on the debugger's thread and waits for it; does nothing while that thread itself waits for this one. */
    private void onDebugger(Callable<Void> work) {
        if (invoking != null) {
            return;
        }
        try {
            debugger.submit(work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof VMDisconnectedException)) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** Several sessions of this process may have had a class of this name. */
    private List<Location> entriesOf(String className) {
        return machine.classesByName(className).stream()
                .flatMap(type -> type.methodsByName(ENTRY).stream())
                .map(Method::location)
                .toList();
    }

    /** Finds the classes that cells have loaded since the last time. */
    private void load() {
        if (session.identity() != sessionIdentity) {
            sessionIdentity = session.identity();
            loaded.clear();
            breakpoints.forgetCode();
        }
        Map<String, List<ReferenceType>> byPiece = new LinkedHashMap<>();
        for (String name : session.classNames()) {
            Matcher matcher = CELL_CLASS.matcher(name);
            if (matcher.matches() && !loaded.contains(name)) {
                List<ReferenceType> types = machine.classesByName(name).stream()
                        .filter(ReferenceType::isPrepared)
                        .toList();
                if (!types.isEmpty()) {
                    loaded.add(name);
                    byPiece.computeIfAbsent(matcher.group(1), piece -> new ArrayList<>())
                            .addAll(types);
                }
            }
        }
        byPiece.values().forEach(types -> Piece.of(types, session).ifPresent(breakpoints::add));
    }

    // Events

    private void readEvents() {
        try {
            while (true) {
                EventSet events = machine.eventQueue().remove();
                if (threadOf(events).filter(this::isOurs).isPresent()) {
                    events.resume();
                } else {
                    debugger.execute(() -> handle(events));
                }
            }
        } catch (InterruptedException | VMDisconnectedException end) {
            // The process ends.
        }
    }

    /** Code that runs for the debugger is not stopped: the debugger waits for it. */
    private boolean isOurs(ThreadReference thread) {
        try {
            return thread.equals(invoking) || thread.name().equals(ValueThread.NAME);
        } catch (ObjectCollectedException ended) {
            // Events are read some time after they happened.
            return false;
        }
    }

    private static Optional<ThreadReference> threadOf(EventSet events) {
        return events.stream()
                .filter(LocatableEvent.class::isInstance)
                .map(event -> ((LocatableEvent) event).thread())
                .findFirst();
    }

    private void handle(EventSet events) {
        Optional<Suspension> suspension = Optional.empty();
        try {
            for (Event event : events) {
                if (suspension.isEmpty() && attached && event instanceof LocatableEvent located) {
                    suspension = suspension(located, events);
                }
            }
        } catch (RuntimeException | IncompatibleThreadStateException unknown) {
            // A thread must not stay stopped without the user's knowledge.
        }
        if (suspension.isEmpty()) {
            events.resume();
        } else if (stopped != null) {
            waiting.add(suspension.get());
        } else {
            stop(suspension.get());
        }
    }

    private Optional<Suspension> suspension(LocatableEvent event, EventSet events)
            throws IncompatibleThreadStateException {
        if (run != null && run == releasedRun) {
            return Optional.empty();
        }
        ThreadReference thread = event.thread();
        if (event instanceof ExceptionEvent thrown) {
            return isWanted(thrown)
                    ? Optional.of(new Suspension(
                            thread,
                            events,
                            "exception",
                            thrown.exception().referenceType().name()))
                    : Optional.empty();
        }
        if (event instanceof StepEvent) {
            if (stepFrom.equals(placeOf(thread)) || isBeforeFirstLine(thread)) {
                return Optional.empty();
            }
            return Optional.of(new Suspension(thread, events, STEP, ""));
        }
        if (event instanceof BreakpointEvent) {
            Optional<Breakpoints.Breakpoint> breakpoint = Breakpoints.of(event.request());
            if (breakpoint.isEmpty()) {
                return Optional.of(new Suspension(thread, events, steppedReason, ""));
            }
            return isTrue(breakpoint.get().condition(), thread)
                    ? Optional.of(new Suspension(thread, events, "breakpoint", ""))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /** An exception counts if it goes through a cell's code; what a library throws and catches itself does not. */
    private boolean isWanted(ExceptionEvent event) throws IncompatibleThreadStateException {
        Location caught = event.catchLocation();
        boolean throughCell = false;
        for (StackFrame frame : event.thread().frames()) {
            Location location = frame.location();
            boolean isCatching = caught != null && caught.method().equals(location.method());
            boolean isCell = CELL_CLASS.matcher(location.declaringType().name()).matches();
            if (isCell && isCatching) {
                return exceptionFilters.contains(DebugAdapter.RAISED);
            }
            if (isCatching && !throughCell) {
                return false;
            }
            throughCell |= isCell;
        }
        return throughCell;
    }

    /** A condition that cannot be evaluated stops the cell, so that the user sees that something is wrong. */
    private boolean isTrue(String condition, ThreadReference thread) {
        if (condition.isBlank()) {
            return true;
        }
        try {
            return !Boolean.FALSE.equals(evaluate(
                    condition, new Stack(thread, this, session).frames().get(0)));
        } catch (Exception e) {
            return true;
        }
    }

    private void stop(Suspension suspension) {
        stopped = suspension;
        stopStepping();
        listener.stopped(suspension);
    }

    private void stopStepping() {
        requests.deleteEventRequests(List.copyOf(requests.stepRequests()));
        requests.deleteEventRequests(momentary);
        momentary.clear();
        steppedRun = null;
        steppedDepth = 0;
    }

    // What the user asks for

    void resume() {
        if (stopped != null) {
            EventSet events = stopped.events();
            stopped = null;
            listener.continued();
            events.resume();
            Suspension next = waiting.poll();
            if (next != null) {
                stop(next);
            }
        }
    }

    private void resumeAll() {
        List<Suspension> others = List.copyOf(waiting);
        waiting.clear();
        others.forEach(other -> other.events().resume());
        resume();
    }

    /** Lets everything go on that is stopped, and stops nothing any more in the cell that runs: it is to end. */
    void release() {
        releasedRun = run;
        stopStepping();
        resumeAll();
    }

    /** A place where a step may end: another line of the cell. What JShell puts around a line has lines of its own. */
    private record StepPlace(int frames, Method method, int line) {}

    private Optional<StepPlace> placeOf(ThreadReference thread) throws IncompatibleThreadStateException {
        Location location = thread.frame(0).location();
        int frames = thread.frameCount();
        return session.line(location.declaringType().name(), location.lineNumber())
                .map(line -> new StepPlace(frames, location.method(), line.line()));
    }

    /** A step into a method ends where the guard is called, before the parameters are in scope. Its first line is an instant away. */
    private boolean isBeforeFirstLine(ThreadReference thread) throws IncompatibleThreadStateException {
        Location location = thread.frame(0).location();
        Optional<Location> first = Piece.linesOf(location.method()).stream().findFirst();
        if (first.isEmpty() || location.codeIndex() >= first.get().codeIndex()) {
            return false;
        }
        stopOnceAt(first.get());
        return true;
    }

    /** @param depthOfStep one of {@link StepRequest}'s constants */
    void step(int depthOfStep) throws IncompatibleThreadStateException {
        if (stopped == null) {
            return;
        }
        stepFrom = placeOf(stopped.thread());
        StepRequest request = requests.createStepRequest(stopped.thread(), StepRequest.STEP_LINE, depthOfStep);
        request.addClassFilter(CELLS);
        request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
        request.enable();
        // Out of a statement at the top of a cell is on to the cell's end.
        steppedRun = depthOfStep == StepRequest.STEP_OUT ? null : run;
        steppedDepth = depth + (depthOfStep == StepRequest.STEP_INTO ? 1 : 0);
        steppedReason = STEP;
        resume();
    }

    /**
     * Stops the running cell at the next line of a cell's code, which may still have to be compiled; library code that it is in runs to
     * its end. Does nothing if no cell runs.
     */
    void pause() {
        Optional<Object> current = session.run();
        if (stopped == null && current.isPresent()) {
            stopStepping();
            steppedRun = current.get();
            steppedDepth = Integer.MAX_VALUE;
            steppedReason = PAUSE;
            breakpoints.pieces().stream()
                    .flatMap(piece -> piece.code().stream())
                    .forEach(line -> stopOnceAt(line.location()));
        }
    }

    private void stopOnceAt(Location location) {
        BreakpointRequest request = breakpoint(location);
        momentary.add(request);
        request.enable();
    }

    // Values

    /** Returns the object of this process that a value of the debug interface stands for. */
    Object live(Value value, ThreadReference thread) throws Exception {
        if (!(value instanceof com.sun.jdi.ObjectReference reference)) {
            return Values.primitive(value);
        }
        invoke("hold", List.of(reference), thread);
        return Live.take();
    }

    /** Evaluates an expression on the thread of a frame, which is stopped. */
    Object evaluate(String source, Stack.Frame frame) throws Exception {
        List<NamedValue> locals = frame.locals();
        Live.prepare(() -> session.evaluate(source, locals));
        invoke("call", List.of(), frame.thread());
        Throwable thrown = Live.takeThrown();
        if (thrown instanceof Exception e) {
            throw e;
        }
        if (thrown != null) {
            throw new ExecutionException(thrown);
        }
        return Live.take();
    }

    private void invoke(String name, List<Value> arguments, ThreadReference thread) throws Exception {
        ClassType live = (ClassType) machine.classesByName(Live.class.getName()).get(0);
        invoking = thread;
        try {
            live.invokeMethod(thread, live.methodsByName(name).get(0), arguments, ClassType.INVOKE_SINGLE_THREADED);
        } finally {
            invoking = null;
        }
    }
}
