package dev.stridebook.notebook;

import java.io.IOException;
import java.util.Optional;

/** No notebook: values are printed as text. */
enum TerminalHost implements Host {
    INSTANCE;

    @Override
    public void display(MimeBundle bundle, String displayId) {
        System.out.println(bundle.data().get(MimeBundle.TEXT));
    }

    @Override
    public void update(MimeBundle bundle, String displayId) {
        display(bundle, displayId);
    }

    @Override
    public boolean canAsk() {
        return System.console() != null;
    }

    @Override
    public Optional<String> ask(String prompt) throws IOException {
        return canAsk() ? Optional.ofNullable(System.console().readLine("%s", prompt)) : Host.super.ask(prompt);
    }

    @Override
    public boolean replaces() {
        return false;
    }
}
