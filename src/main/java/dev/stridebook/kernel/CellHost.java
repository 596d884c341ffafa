package dev.stridebook.kernel;

import dev.stridebook.notebook.Host;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.Sliding;

/** Sends what library code shows to the cell that runs it. */
final class CellHost implements Host {
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
    public MimeBundle render(Object value) {
        CellRun run = CellRun.current();
        return run == null ? Host.super.render(value) : run.kernel().toBundle(value);
    }
}
