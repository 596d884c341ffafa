package dev.stridebook.kernel.debug;

import static dev.stridebook.language.Language.say;

import com.google.gson.Gson;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.request.StepRequest;
import dev.stridebook.notebook.MimeBundle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;
import org.eclipse.lsp4j.debug.Breakpoint;
import org.eclipse.lsp4j.debug.Capabilities;
import org.eclipse.lsp4j.debug.ConfigurationDoneArguments;
import org.eclipse.lsp4j.debug.ContinueArguments;
import org.eclipse.lsp4j.debug.ContinueResponse;
import org.eclipse.lsp4j.debug.ContinuedEventArguments;
import org.eclipse.lsp4j.debug.DisconnectArguments;
import org.eclipse.lsp4j.debug.EvaluateArguments;
import org.eclipse.lsp4j.debug.EvaluateResponse;
import org.eclipse.lsp4j.debug.ExceptionBreakpointsFilter;
import org.eclipse.lsp4j.debug.InitializeRequestArguments;
import org.eclipse.lsp4j.debug.Module;
import org.eclipse.lsp4j.debug.ModulesArguments;
import org.eclipse.lsp4j.debug.ModulesResponse;
import org.eclipse.lsp4j.debug.NextArguments;
import org.eclipse.lsp4j.debug.PauseArguments;
import org.eclipse.lsp4j.debug.Scope;
import org.eclipse.lsp4j.debug.ScopesArguments;
import org.eclipse.lsp4j.debug.ScopesResponse;
import org.eclipse.lsp4j.debug.SetBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetBreakpointsResponse;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsArguments;
import org.eclipse.lsp4j.debug.SetExceptionBreakpointsResponse;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.SourceArguments;
import org.eclipse.lsp4j.debug.SourceBreakpoint;
import org.eclipse.lsp4j.debug.SourceResponse;
import org.eclipse.lsp4j.debug.StackFrame;
import org.eclipse.lsp4j.debug.StackTraceArguments;
import org.eclipse.lsp4j.debug.StackTraceResponse;
import org.eclipse.lsp4j.debug.StepInArguments;
import org.eclipse.lsp4j.debug.StepOutArguments;
import org.eclipse.lsp4j.debug.StoppedEventArguments;
import org.eclipse.lsp4j.debug.TerminateArguments;
import org.eclipse.lsp4j.debug.TerminatedEventArguments;
import org.eclipse.lsp4j.debug.Thread;
import org.eclipse.lsp4j.debug.ThreadsResponse;
import org.eclipse.lsp4j.debug.VariablesArguments;
import org.eclipse.lsp4j.debug.VariablesResponse;
import org.eclipse.lsp4j.debug.services.IDebugProtocolServer;
import org.eclipse.lsp4j.jsonrpc.debug.json.DebugMessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;

/** The debug adapter protocol, with Jupyter's additions to it. All methods are called on the debugger's thread. */
final class DebugAdapter implements IDebugProtocolServer, Debuggee.Listener {
    static final String RAISED = "raised";
    static final String UNCAUGHT = "uncaught";

    /** Front ends know one thread: that of the cells, or whichever is stopped. */
    private static final int THREAD = 1;

    private final DebuggedSession session;
    private final ExecutorService debugger;
    private final BiConsumer<String, String> events;
    private final Map<String, JsonRpcMethod> methods = ServiceEndpoints.getSupportedMethods(DebugAdapter.class);
    private final Gson gson = new DebugMessageJsonHandler(methods).getGson();
    private final Breakpoints breakpoints = new Breakpoints();
    private final Map<String, String> dumped = new LinkedHashMap<>();
    private final Shown shown = new Shown();
    private Optional<Debuggee> debuggee = Optional.empty();

    /** @param events gets the name of each event, and its body as JSON */
    DebugAdapter(DebuggedSession session, ExecutorService debugger, BiConsumer<String, String> events) {
        this.session = session;
        this.debugger = debugger;
        this.events = events;
    }

    /**
     * Answers a request.
     *
     * @param arguments its arguments as JSON
     * @return the reply's body as JSON
     * @throws Exception with a message for the user if it cannot be done
     */
    String answer(String command, String arguments) throws Exception {
        JsonRpcMethod method = methods.get(command);
        if (method == null) {
            throw new UnsupportedOperationException(say("This debugger has no %s.", command));
        }
        Object argument =
                method.getParameterTypes().length == 0 ? null : gson.fromJson(arguments, method.getParameterTypes()[0]);
        return gson.toJson(
                ServiceEndpoints.toEndpoint(this).request(command, argument).get());
    }

    /** Returns what {@code debugInfo} tells besides constants. */
    DebugInfo info() {
        return new DebugInfo(isAttached(), breakpoints.all(), stopped().isPresent() ? List.of(THREAD) : List.of());
    }

    private boolean isAttached() {
        return debuggee.filter(Debuggee::isAttached).isPresent();
    }

    private Optional<Suspension> stopped() {
        return debuggee.flatMap(Debuggee::stopped);
    }

    private Suspension requireStopped() {
        return stopped().orElseThrow(() -> new IllegalStateException(say("No cell is stopped.")));
    }

    void release() {
        debuggee.ifPresent(Debuggee::release);
    }

    private static <T> CompletableFuture<T> done(T result) {
        return CompletableFuture.completedFuture(result);
    }

    // Events

    @Override
    public void stopped(Suspension suspension) {
        StoppedEventArguments event = new StoppedEventArguments();
        event.setReason(suspension.reason());
        event.setThreadId(THREAD);
        event.setAllThreadsStopped(true);
        if (!suspension.description().isEmpty()) {
            event.setText(suspension.description());
        }
        send("stopped", event);
    }

    @Override
    public void continued() {
        shown.clear();
        ContinuedEventArguments event = new ContinuedEventArguments();
        event.setThreadId(THREAD);
        event.setAllThreadsContinued(true);
        send("continued", event);
    }

    private void send(String event, Object body) {
        events.accept(event, gson.toJson(body));
    }

    // Beginning and end

    @Override
    public CompletableFuture<Capabilities> initialize(InitializeRequestArguments arguments) {
        Capabilities capabilities = new Capabilities();
        capabilities.setSupportsConfigurationDoneRequest(true);
        capabilities.setSupportsConditionalBreakpoints(true);
        capabilities.setSupportsEvaluateForHovers(true);
        capabilities.setSupportsTerminateRequest(true);
        capabilities.setSupportsModulesRequest(true);
        capabilities.setExceptionBreakpointFilters(new ExceptionBreakpointsFilter[] {
            filter(RAISED, say("Raised exceptions")), filter(UNCAUGHT, say("Uncaught exceptions"))
        });
        return done(capabilities);
    }

    private static ExceptionBreakpointsFilter filter(String name, String label) {
        ExceptionBreakpointsFilter filter = new ExceptionBreakpointsFilter();
        filter.setFilter(name);
        filter.setLabel(label);
        filter.setDefault_(false);
        return filter;
    }

    @Override
    public CompletableFuture<Void> attach(Map<String, Object> arguments) {
        if (debuggee.isEmpty()) {
            int port = DebugAgent.port()
                    .orElseThrow(
                            () -> new IllegalStateException(say("This kernel was started without the debugger. Install"
                                    + " the one that has it: ./stridebook kernel install --debugger")));
            try {
                debuggee = Optional.of(new Debuggee(ThisProcess.connect(port), session, breakpoints, debugger, this));
            } catch (IOException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }
        debuggee.get().attach();
        events.accept("initialized", "{}");
        return done(null);
    }

    @Override
    public CompletableFuture<Void> configurationDone(ConfigurationDoneArguments arguments) {
        return done(null);
    }

    @Override
    public CompletableFuture<Void> disconnect(DisconnectArguments arguments) {
        return end();
    }

    @Override
    public CompletableFuture<Void> terminate(TerminateArguments arguments) {
        return end();
    }

    /** The agent stays connected, so that nobody else can ever be. */
    private CompletableFuture<Void> end() {
        if (isAttached()) {
            debuggee.get().detach();
            send("terminated", new TerminatedEventArguments());
        }
        return done(null);
    }

    // Breakpoints

    @JsonRequest
    CompletableFuture<Map<String, String>> dumpCell(Code cell) {
        String path = SourcePaths.of(cell.code());
        dumped.put(path, cell.code());
        return done(Map.of("sourcePath", path));
    }

    record Code(String code) {}

    @Override
    public CompletableFuture<SourceResponse> source(SourceArguments arguments) {
        String path = arguments.getSource() == null ? "" : arguments.getSource().getPath();
        if (!dumped.containsKey(path)) {
            throw new IllegalArgumentException(say("There is no source %s.", path));
        }
        SourceResponse response = new SourceResponse();
        response.setContent(dumped.get(path));
        response.setMimeType("text/x-java");
        return done(response);
    }

    @Override
    public CompletableFuture<SetBreakpointsResponse> setBreakpoints(SetBreakpointsArguments arguments) {
        String path = arguments.getSource().getPath();
        SourceBreakpoint[] wanted =
                arguments.getBreakpoints() == null ? new SourceBreakpoint[0] : arguments.getBreakpoints();
        breakpoints.set(
                path,
                Arrays.stream(wanted)
                        .map(each -> new Breakpoints.Breakpoint(
                                path,
                                each.getLine(),
                                Optional.ofNullable(each.getCondition()).orElse("")))
                        .toList());
        SetBreakpointsResponse response = new SetBreakpointsResponse();
        response.setBreakpoints(Arrays.stream(wanted)
                .map(each -> verified(each, arguments.getSource()))
                .toArray(Breakpoint[]::new));
        return done(response);
    }

    /** A breakpoint in a cell that has not run yet cannot be checked; it is put where the cell has code when it runs. */
    private static Breakpoint verified(SourceBreakpoint wanted, Source source) {
        Breakpoint breakpoint = new Breakpoint();
        breakpoint.setVerified(true);
        breakpoint.setLine(wanted.getLine());
        breakpoint.setSource(source);
        return breakpoint;
    }

    @Override
    public CompletableFuture<SetExceptionBreakpointsResponse> setExceptionBreakpoints(
            SetExceptionBreakpointsArguments arguments) {
        debuggee.ifPresent(it -> it.setExceptionFilters(List.of(arguments.getFilters())));
        return done(new SetExceptionBreakpointsResponse());
    }

    // Going on

    @Override
    public CompletableFuture<ContinueResponse> continue_(ContinueArguments arguments) {
        requireStopped();
        debuggee.get().resume();
        ContinueResponse response = new ContinueResponse();
        response.setAllThreadsContinued(true);
        return done(response);
    }

    @Override
    public CompletableFuture<Void> next(NextArguments arguments) {
        return step(StepRequest.STEP_OVER);
    }

    @Override
    public CompletableFuture<Void> stepIn(StepInArguments arguments) {
        return step(StepRequest.STEP_INTO);
    }

    @Override
    public CompletableFuture<Void> stepOut(StepOutArguments arguments) {
        return step(StepRequest.STEP_OUT);
    }

    private CompletableFuture<Void> step(int depth) {
        requireStopped();
        try {
            debuggee.get().step(depth);
            return done(null);
        } catch (IncompatibleThreadStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletableFuture<Void> pause(PauseArguments arguments) {
        debuggee.ifPresent(Debuggee::pause);
        return done(null);
    }

    // Stack and values

    @Override
    public CompletableFuture<ThreadsResponse> threads() {
        Thread thread = new Thread();
        thread.setId(THREAD);
        thread.setName(stopped().map(it -> it.thread().name()).orElse("cells"));
        ThreadsResponse response = new ThreadsResponse();
        response.setThreads(new Thread[] {thread});
        return done(response);
    }

    @Override
    public CompletableFuture<StackTraceResponse> stackTrace(StackTraceArguments arguments) {
        List<StackFrame> frames = new ArrayList<>();
        stopped().ifPresent(suspension -> {
            for (Stack.Frame each : framesOf(suspension)) {
                StackFrame frame = new StackFrame();
                frame.setId(shown.add(each));
                frame.setName(each.name());
                frame.setSource(source(each.line()));
                frame.setLine(each.line().line());
                frame.setColumn(1);
                frames.add(frame);
            }
        });
        StackTraceResponse response = new StackTraceResponse();
        response.setStackFrames(frames.toArray(StackFrame[]::new));
        response.setTotalFrames(frames.size());
        return done(response);
    }

    private List<Stack.Frame> framesOf(Suspension suspension) {
        try {
            return new Stack(suspension.thread(), debuggee.get(), session).frames();
        } catch (IncompatibleThreadStateException e) {
            throw new IllegalStateException(say("No cell is stopped."), e);
        }
    }

    private Source source(CellLine line) {
        String path = SourcePaths.of(line.text());
        dumped.put(path, line.text());
        Source source = new Source();
        source.setName(line.name());
        source.setPath(path);
        return source;
    }

    @Override
    public CompletableFuture<ScopesResponse> scopes(ScopesArguments arguments) {
        Stack.Frame frame = shown.frame(arguments.getFrameId());
        ScopesResponse response = new ScopesResponse();
        response.setScopes(new Scope[] {
            scope("Locals", shown.add((from, count) -> frame.locals())),
            scope("Session", shown.add((from, count) -> session.variables()))
        });
        return done(response);
    }

    private static Scope scope(String name, int reference) {
        Scope scope = new Scope();
        scope.setName(name);
        scope.setVariablesReference(reference);
        return scope;
    }

    @Override
    public CompletableFuture<VariablesResponse> variables(VariablesArguments arguments) {
        VariablesResponse response = new VariablesResponse();
        try {
            response.setVariables(shown.variables(
                    arguments.getVariablesReference(),
                    Optional.ofNullable(arguments.getStart()).orElse(0),
                    Optional.ofNullable(arguments.getCount()).orElse(0)));
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
        return done(response);
    }

    @JsonRequest
    CompletableFuture<VariablesResponse> inspectVariables(Map<String, Object> arguments) {
        VariablesResponse response = new VariablesResponse();
        response.setVariables(shown.variables(session.variables()));
        return done(response);
    }

    @JsonRequest
    CompletableFuture<Map<String, Map<String, String>>> richInspectVariables(RichVariable variable) {
        try {
            List<NamedValue> variables = new ArrayList<>();
            if (variable.frameId() != null && stopped().isPresent()) {
                variables.addAll(shown.frame(variable.frameId()).locals());
            }
            variables.addAll(session.variables());
            MimeBundle bundle = variables.stream()
                    .filter(each -> each.name().equals(variable.variableName()))
                    .findFirst()
                    .map(found -> ValueThread.call(
                            () -> session.render(found.value()), MimeBundle.text(Values.text(found.value()))))
                    .orElseThrow(() -> new IllegalArgumentException(
                            say("There is no variable %s here.", variable.variableName())));
            return done(Map.of("data", bundle.data(), "metadata", Map.of()));
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    record RichVariable(String variableName, Integer frameId) {}

    @Override
    public CompletableFuture<EvaluateResponse> evaluate(EvaluateArguments arguments) {
        Suspension suspension = requireStopped();
        try {
            Stack.Frame frame =
                    arguments.getFrameId() == null ? framesOf(suspension).get(0) : shown.frame(arguments.getFrameId());
            Object value = debuggee.get().evaluate(arguments.getExpression(), frame);
            EvaluateResponse response = new EvaluateResponse();
            response.setResult(Values.text(value));
            response.setType(Values.typeName(new NamedValue("", "", value)));
            response.setVariablesReference(shown.reference(value));
            return done(response);
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Lists the cells that were dumped, which the front end offers as sources. */
    @Override
    public CompletableFuture<ModulesResponse> modules(ModulesArguments arguments) {
        ModulesResponse response = new ModulesResponse();
        response.setModules(new Module[0]);
        response.setTotalModules(0);
        return done(response);
    }
}
