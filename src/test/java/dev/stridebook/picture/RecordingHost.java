package dev.stridebook.picture;

import dev.stridebook.notebook.Host;
import dev.stridebook.notebook.MimeBundle;
import java.util.ArrayList;
import java.util.List;

/** Records what a host was asked to show. */
final class RecordingHost implements Host {
    private final boolean replaces;
    final List<String> displayed = new ArrayList<>();
    final List<MimeBundle> updates = new ArrayList<>();
    final List<String> ids = new ArrayList<>();

    RecordingHost(boolean replaces) {
        this.replaces = replaces;
    }

    @Override
    public void display(MimeBundle bundle, String displayId) {
        displayed.add(bundle.data().get(MimeBundle.TEXT));
        ids.add(displayId);
    }

    @Override
    public void update(MimeBundle bundle, String displayId) {
        updates.add(bundle);
        ids.add(displayId);
    }

    @Override
    public boolean replaces() {
        return replaces;
    }

    MimeBundle last() {
        return updates.get(updates.size() - 1);
    }
}
