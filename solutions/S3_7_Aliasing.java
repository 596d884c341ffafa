import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S3_7_Aliasing implements Aliasing.Answer {
    @Override
    public double heard(double frequency, double sampleRate) {
        // BEGIN SOLUTION
        double newRate = sampleRate / 2;
        // The nearer of the multiples 0 and newRate.
        return Math.min(frequency, newRate - frequency);
        // END SOLUTION
    }
}
