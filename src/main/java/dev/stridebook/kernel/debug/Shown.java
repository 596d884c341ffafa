package dev.stridebook.kernel.debug;

import static dev.stridebook.language.Language.say;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.debug.Variable;

/** What a front end has been shown and may ask for again by number: frames, scopes and values. Void as soon as the thread goes on. */
final class Shown {
    /** Something that consists of variables. */
    interface Container {
        List<NamedValue> variables(int from, int count) throws Exception;
    }

    private final List<Stack.Frame> frames = new ArrayList<>();
    private final List<Container> containers = new ArrayList<>();

    void clear() {
        frames.clear();
        containers.clear();
    }

    /** Returns the frame's number, from 1. */
    int add(Stack.Frame frame) {
        frames.add(frame);
        return frames.size();
    }

    Stack.Frame frame(int id) {
        if (id < 1 || id > frames.size()) {
            throw new IllegalArgumentException(say("There is no frame %d; the cell may have gone on.", id));
        }
        return frames.get(id - 1);
    }

    /** Returns the container's number, from 1. */
    int add(Container container) {
        containers.add(container);
        return containers.size();
    }

    Variable[] variables(int reference, int from, int count) throws Exception {
        if (reference < 1 || reference > containers.size()) {
            throw new IllegalArgumentException(say("There is no value %d; the cell may have gone on.", reference));
        }
        return variables(containers.get(reference - 1).variables(from, count));
    }

    Variable[] variables(List<NamedValue> values) {
        return values.stream().map(this::variable).toArray(Variable[]::new);
    }

    private Variable variable(NamedValue named) {
        Variable variable = new Variable();
        variable.setName(named.name());
        variable.setType(Values.typeName(named));
        variable.setValue(Values.text(named.value()));
        variable.setEvaluateName(named.name());
        variable.setVariablesReference(reference(named.value()));
        return variable;
    }

    /** Returns the number by which a value's parts can be asked for; 0 if it has none. */
    int reference(Object value) {
        return Values.hasParts(value) ? add((from, count) -> Values.parts(value, from, count)) : 0;
    }
}
