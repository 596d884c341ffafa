import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S1_1_DotProduct implements DotProduct.Answer {
    @Override
    public double dot(double[][] patch, double[][] kernel) {
        // BEGIN SOLUTION
        double sum = 0;
        for (int y = 0; y < kernel.length; y++) {
            for (int x = 0; x < kernel[0].length; x++) {
                sum += patch[y][x] * kernel[y][x];
            }
        }
        return sum;
        // END SOLUTION
    }
}
