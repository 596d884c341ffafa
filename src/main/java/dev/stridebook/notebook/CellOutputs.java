package dev.stridebook.notebook;

import static dev.stridebook.language.Language.say;

import dev.stridebook.Internal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Collects what one cell prints and shows. Threads that outlive the cell may still add to it. */
@Internal
public final class CellOutputs implements CellIo {
    private final List<Output> outputs = new ArrayList<>();
    private final Map<String, List<Place>> places;
    private final Consumer<String> printed;
    private boolean clearsBeforeNext;

    /** An output that carries a display id. */
    private record Place(CellOutputs cell, int index) {}

    /** The outputs of a session by display id, since a cell may update what another one shows. */
    public static final class Displays {
        private final Map<String, List<Place>> places = new HashMap<>();
    }

    /**
     * @param displays of the session
     * @param printed receives standard output as it arrives
     */
    public CellOutputs(Displays displays, Consumer<String> printed) {
        this.places = displays.places;
        this.printed = printed;
    }

    /** Collects what a part of a cell shows, which cannot update what is outside of it. */
    public CellOutputs() {
        this(new Displays(), text -> {});
    }

    /** Returns what has been shown so far. */
    public List<Output> toList() {
        synchronized (places) {
            return List.copyOf(outputs);
        }
    }

    /** Adds a result or an error. */
    public void add(Output output) {
        synchronized (places) {
            clearIfDue();
            outputs.add(output);
        }
    }

    @Override
    public void stream(String name, String text) {
        synchronized (places) {
            clearIfDue();
            Output last = outputs.isEmpty() ? null : outputs.get(outputs.size() - 1);
            if (last != null && last.type().equals(Output.STREAM) && last.name().equals(name)) {
                outputs.set(outputs.size() - 1, Output.stream(name, last.text() + text));
            } else {
                outputs.add(Output.stream(name, text));
            }
        }
        if (name.equals("stdout")) {
            printed.accept(text);
        }
    }

    @Override
    public void display(MimeBundle bundle, String displayId) {
        synchronized (places) {
            clearIfDue();
            if (displayId != null) {
                places.computeIfAbsent(displayId, id -> new ArrayList<>()).add(new Place(this, outputs.size()));
            }
            outputs.add(Output.display(bundle));
        }
    }

    @Override
    public void update(MimeBundle bundle, String displayId) {
        synchronized (places) {
            for (Place place : places.getOrDefault(displayId, List.of())) {
                place.cell.outputs.set(
                        place.index, place.cell.outputs.get(place.index).withData(bundle));
            }
        }
    }

    @Override
    public void clear(boolean wait) {
        synchronized (places) {
            clearsBeforeNext = true;
            if (!wait) {
                clearIfDue();
            }
        }
    }

    private void clearIfDue() {
        if (clearsBeforeNext) {
            clearsBeforeNext = false;
            outputs.clear();
            places.values().forEach(all -> all.removeIf(place -> place.cell == this));
        }
    }

    @Override
    public String readLine() throws IOException {
        throw new IOException(say("This notebook runs without a user, so a cell cannot read from System.in."));
    }
}
