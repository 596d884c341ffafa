import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S4_C4_ShiftInvariance implements ShiftInvariance.Answer {
    @Override
    public Judgement judgement() {
        // BEGIN SOLUTION
        return Judgement.DEPENDS;
        // END SOLUTION
    }

    @Override
    public double[] strided(double[] line, int stride, int shift) {
        // BEGIN SOLUTION
        double[] shifted = new double[line.length];
        for (int i = 0; i < line.length; i++) {
            shifted[(i + shift) % line.length] = line[i];
        }
        double[] kept = new double[(line.length - 1) / stride + 1];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = shifted[i * stride];
        }
        return kept;
        // END SOLUTION
    }
}
