package dev.stridebook.shape;

/** Something that prints as text and that a notebook shows as mathematics. */
public interface Formula {
    /** Returns LaTeX without delimiters. */
    String toLatex();
}
