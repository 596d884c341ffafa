import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.C4: Does stride make a network invariant to shifts? (3 points)
 *
 * "With stride > 1 a network minds shifts less: what it sees stays the same, only moved." Write
 * strided(line, stride, shift): move all cells of the line to the right by shift, so that cells that
 * fall off the end come back at the start, then keep cells 0, stride, 2·stride and so on, in a new
 * array; leave the given one as it is. The line has at least one cell; shift is 0 or more, and may be
 * larger than the line, as stride may. Look at a line of 8 cells with a 9 in cell 2 and 0 elsewhere,
 * with stride 2. The claim holds for a shift if the result has the 9 still, wherever it is: judge it
 * for the two cases of a shift by 1 and by 2. (Judgement.TRUE if the claim holds in every case, FALSE
 * if in none, DEPENDS if in some. Where it says always, never or must, FALSE counts as well as soon as
 * one case refutes it.)
 *
 * Check it: ./stridebook check S4.C4     A hint: ./stridebook hint S4.C4
 */
class S4_C4_ShiftInvariance implements ShiftInvariance.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public double[] strided(double[] line, int stride, int shift) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
