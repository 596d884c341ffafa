import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S3_C3_InformationLoss implements InformationLoss.Answer {
    @Override
    public Judgement judgement() {
        // BEGIN SOLUTION
        return Judgement.FALSE;
        // END SOLUTION
    }

    @Override
    public double[] undo(double[][] weights, double[] mixed) {
        // BEGIN SOLUTION
        double determinant = weights[0][0] * weights[1][1] - weights[0][1] * weights[1][0];
        double a = (weights[1][1] * mixed[0] - weights[0][1] * mixed[1]) / determinant;
        double b = (weights[0][0] * mixed[1] - weights[1][0] * mixed[0]) / determinant;
        return new double[] {a, b};
        // END SOLUTION
    }
}
