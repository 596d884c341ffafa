import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S1_C6_ReluAndPooling implements ReluAndPooling.Answer {
    @Override
    public Judgement judgement() {
        // BEGIN SOLUTION
        return Judgement.DEPENDS;
        // END SOLUTION
    }

    @Override
    public boolean sameForMax(double[] cells) {
        // BEGIN SOLUTION
        double maxOfReLU = 0; // no ReLU is smaller
        double max = cells[0];
        for (double cell : cells) {
            maxOfReLU = Math.max(maxOfReLU, Math.max(0, cell));
            max = Math.max(max, cell);
        }
        return maxOfReLU == Math.max(0, max);
        // END SOLUTION
    }

    @Override
    public boolean sameForAverage(double[] cells) {
        // BEGIN SOLUTION
        double sumOfReLU = 0;
        double sum = 0;
        for (double cell : cells) {
            sumOfReLU += Math.max(0, cell);
            sum += cell;
        }
        return sumOfReLU / cells.length == Math.max(0, sum / cells.length);
        // END SOLUTION
    }
}
