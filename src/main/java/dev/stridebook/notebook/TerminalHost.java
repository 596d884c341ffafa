package dev.stridebook.notebook;

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
    public boolean replaces() {
        return false;
    }
}
