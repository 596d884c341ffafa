package dev.stridebook.kernel.magic;

import static dev.stridebook.language.Language.say;

import java.util.Locale;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/** Shows what is being downloaded: large files only, or all of them. */
final class MavenProgress extends AbstractTransferListener {
    private static final long LARGE = 1_000_000;

    private final boolean tellsAll;

    MavenProgress(boolean tellsAll) {
        this.tellsAll = tellsAll;
    }

    @Override
    public void transferInitiated(TransferEvent event) {
        if (tellsAll) {
            System.out.println(say(
                    "Contacting %s%s",
                    event.getResource().getRepositoryUrl(), event.getResource().getResourceName()));
        }
    }

    @Override
    public void transferStarted(TransferEvent event) {
        long bytes = event.getResource().getContentLength();
        if (bytes >= LARGE) {
            String name = event.getResource().getResourceName();
            System.out.println(String.format(
                    Locale.ROOT,
                    say("Downloading %s, %.1f MB"),
                    name.substring(name.lastIndexOf('/') + 1),
                    bytes / 1e6));
        }
    }
}
