package dev.stridebook.grade;

import java.util.Objects;

/**
 * A part of the code that answers an exercise.
 *
 * @param cell the number of the notebook's code cell, as error messages count it; 0 for a Java file
 * @param source its text as far as reports show it, from the first line of the cell or file on
 */
public record CodePart(int cell, String source) {
    public CodePart {
        Objects.requireNonNull(source, "source");
    }
}
