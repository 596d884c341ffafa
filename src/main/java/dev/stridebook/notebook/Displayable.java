package dev.stridebook.notebook;

/** A value that knows how a notebook shows it. */
@FunctionalInterface
public interface Displayable {
    MimeBundle toMimeBundle();
}
