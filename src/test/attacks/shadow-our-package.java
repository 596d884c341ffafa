// Tries: replace the class whose values are compared
// Points: 0
// Report: Refused|Does not compile
package dev.stridebook.shape;

import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;

public class ShadowOurPackage implements OutputShape.Answer {
    public Size outputSize() {
        return Size.of(2, 2);
    }
}

class Size {
    static Size of(int height, int width) {
        return null;
    }
}
