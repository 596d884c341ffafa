// Tries: use package-private members of our classes
// Points: 0
// Report: Refused: The class dev.stridebook.course.exercise.InOurPackage is in a package
package dev.stridebook.course.exercise;

import dev.stridebook.shape.*;

public class InOurPackage implements OutputShape.Answer {
    public Size outputSize() {
        return Size.of(2, 2);
    }
}
