package dev.stridebook.notebook;

/**
 * Shows values in the notebook, whichever kernel runs it; prints them outside a notebook.
 *
 * <pre>{@code
 * import static dev.stridebook.notebook.Show.show;
 * show(kernel(3, 5).padding(0, 1).explain(8, 8));
 * }</pre>
 */
public final class Show {
    private Show() {}

    /** Shows a value: a table, a chart, an image, a formula, anything. */
    public static void show(Object value) {
        live(value);
    }

    /** Shows a value that {@link #update} can replace later. */
    public static void show(Object value, String displayId) {
        Host host = Hosts.current();
        host.display(host.render(value), displayId);
    }

    /** Replaces the value shown under this id. */
    public static void update(Object value, String displayId) {
        Host host = Hosts.current();
        host.update(host.render(value), displayId);
    }

    /** Shows a value and returns its place in the output, for a picture that changes while the cell runs. */
    public static LiveDisplay live(Object value) {
        LiveDisplay place = LiveDisplay.create();
        show(value, place.displayId());
        return place;
    }
}
