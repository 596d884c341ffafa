package dev.stridebook.notebook;

/** A value that defines how a notebook shows it. */
@FunctionalInterface
public interface Displayable {
    MimeBundle toMimeBundle();
}
