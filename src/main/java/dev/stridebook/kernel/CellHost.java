package dev.stridebook.kernel;

import dev.stridebook.notebook.Host;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.Sliding;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Sends what library code shows to the cell that runs it. */
final class CellHost implements Host {
    private final Function<StackTraceElement, Optional<CellPlace>> places;

    /** @param places finds the line of a cell that a stack frame stands for */
    CellHost(Function<StackTraceElement, Optional<CellPlace>> places) {
        this.places = places;
    }

    @Override
    public Optional<String> place(StackTraceElement frame) {
        return places.apply(frame).map(CellPlace::name);
    }

    @Override
    public void display(MimeBundle bundle, String displayId) {
        CellRun run = CellRun.current();
        if (run == null) {
            System.out.println(bundle.data().get(MimeBundle.TEXT));
        } else {
            run.display(bundle, displayId);
        }
    }

    @Override
    public void update(MimeBundle bundle, String displayId) {
        CellRun run = CellRun.current();
        if (run == null) {
            System.out.println(bundle.data().get(MimeBundle.TEXT));
        } else {
            run.update(bundle, displayId);
        }
    }

    @Override
    public void slide(Sliding sliding) {
        CellRun run = CellRun.current();
        if (run == null) {
            Host.super.slide(sliding);
        } else {
            SliderWidget.show(sliding, run);
        }
    }

    @Override
    public boolean canAsk() {
        CellRun run = CellRun.current();
        return run != null && run.canAsk();
    }

    @Override
    public Optional<String> ask(String prompt) throws IOException {
        CellRun run = CellRun.current();
        return run == null ? Host.super.ask(prompt) : run.ask(prompt);
    }

    @Override
    public MimeBundle render(Object value) {
        CellRun run = CellRun.current();
        return run == null ? Host.super.render(value) : run.kernel().toBundle(value);
    }
}
