package dev.stridebook.kernel.debug;

import com.sun.jdi.Location;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The breakpoints that the user has set, and the requests for them in the pieces of cells that the JVM has loaded. */
final class Breakpoints {
    private static final String BREAKPOINT = "breakpoint";

    private final Map<String, List<Breakpoint>> wanted = new LinkedHashMap<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final List<BreakpointRequest> requests = new ArrayList<>();
    private Function<Location, BreakpointRequest> maker = location -> null;

    /** @param condition an expression that must be true for the breakpoint to count; empty for none */
    record Breakpoint(String path, int line, String condition) {}

    /** Begins to make requests. */
    void enable(Function<Location, BreakpointRequest> requestMaker) {
        maker = requestMaker;
    }

    /** Replaces all breakpoints of a text. */
    void set(String path, List<Breakpoint> breakpoints) {
        requests.removeIf(request -> {
            boolean isReplaced =
                    of(request).filter(each -> each.path().equals(path)).isPresent();
            if (isReplaced) {
                request.virtualMachine().eventRequestManager().deleteEventRequest(request);
            }
            return isReplaced;
        });
        wanted.remove(path);
        if (!breakpoints.isEmpty()) {
            wanted.put(path, breakpoints);
        }
        for (Piece piece : pieces) {
            if (piece.path().equals(path)) {
                request(piece);
            }
        }
    }

    /** Adds code that the JVM has loaded. */
    void add(Piece piece) {
        pieces.add(piece);
        request(piece);
    }

    private void request(Piece piece) {
        for (Breakpoint breakpoint : wanted.getOrDefault(piece.path(), List.of())) {
            for (Location location : piece.locations(breakpoint.line())) {
                BreakpointRequest request = maker.apply(location);
                request.putProperty(BREAKPOINT, breakpoint);
                request.enable();
                requests.add(request);
            }
        }
    }

    /** Returns the breakpoint that a request was made for. */
    static Optional<Breakpoint> of(EventRequest request) {
        return Optional.ofNullable((Breakpoint) request.getProperty(BREAKPOINT));
    }

    Map<String, List<Breakpoint>> all() {
        return wanted;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** Forgets all code, but no breakpoints: the JVM may unload what an earlier session had. */
    void forgetCode() {
        pieces.clear();
        requests.forEach(
                request -> request.virtualMachine().eventRequestManager().deleteEventRequest(request));
        requests.clear();
    }

    /** Forgets all breakpoints and all code. */
    void clear() {
        forgetCode();
        wanted.clear();
    }
}
