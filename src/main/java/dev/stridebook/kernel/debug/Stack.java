package dev.stridebook.kernel.debug;

import static dev.stridebook.language.Language.say;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.Location;
import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The frames of a stopped thread that run a cell's code, innermost first. */
final class Stack {
    private final ThreadReference thread;
    private final Debuggee debuggee;
    private final List<Frame> frames = new ArrayList<>();

    Stack(ThreadReference thread, Debuggee debuggee, DebuggedSession session) throws IncompatibleThreadStateException {
        this.thread = thread;
        this.debuggee = debuggee;
        List<StackFrame> all = thread.frames();
        for (int i = 0; i < all.size(); i++) {
            Location location = all.get(i).location();
            Optional<CellLine> line = session.line(location.declaringType().name(), location.lineNumber());
            if (line.isPresent()) {
                frames.add(new Frame(i, line.get(), nameOf(location, line.get())));
            }
        }
    }

    private static String nameOf(Location location, CellLine line) {
        String method = location.method().name();
        String type = location.declaringType().name().replaceFirst("REPL\\.\\$JShell\\$\\d+[A-Z]*\\$?", "");
        if (method.startsWith("lambda$")) {
            return say("lambda in %s", line.name());
        }
        if (type.isEmpty()) {
            return method.endsWith("$") ? line.name() : method;
        }
        String owner = type.replace('$', '.');
        return method.startsWith("<") ? "new " + owner : owner + "." + method;
    }

    List<Frame> frames() {
        return frames;
    }

    /** A frame, by its number in the whole stack: the debug interface's own frames are void after each call. */
    final class Frame {
        private final int index;
        private final CellLine line;
        private final String name;

        private Frame(int index, CellLine line, String name) {
            this.index = index;
            this.line = line;
            this.name = name;
        }

        CellLine line() {
            return line;
        }

        String name() {
            return name;
        }

        ThreadReference thread() {
            return thread;
        }

        /** Returns {@code this}, if there is one, and the variables in scope. */
        List<NamedValue> locals() throws Exception {
            Map<String, String> types = new LinkedHashMap<>();
            Map<String, Value> values = new LinkedHashMap<>();
            StackFrame frame = thread.frame(index);
            if (frame.thisObject() != null) {
                types.put("this", frame.thisObject().referenceType().name());
                values.put("this", frame.thisObject());
            }
            try {
                for (LocalVariable variable : frame.visibleVariables()) {
                    types.put(variable.name(), variable.typeName());
                    values.put(variable.name(), frame.getValue(variable));
                }
            } catch (AbsentInformationException compiledWithoutThem) {
                // The lines are still of use.
            }
            List<NamedValue> locals = new ArrayList<>();
            for (var value : values.entrySet()) {
                locals.add(new NamedValue(
                        value.getKey(), types.get(value.getKey()), debuggee.live(value.getValue(), thread)));
            }
            return locals;
        }
    }
}
