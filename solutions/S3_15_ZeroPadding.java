import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S3_15_ZeroPadding implements ZeroPadding.Answer {
    @Override
    public double[][] pad(double[][] image, int padding) {
        // BEGIN SOLUTION
        double[][] padded = new double[image.length + 2 * padding][image[0].length + 2 * padding];
        for (int y = 0; y < image.length; y++) {
            for (int x = 0; x < image[0].length; x++) {
                padded[y + padding][x + padding] = image[y][x];
            }
        }
        return padded;
        // END SOLUTION
    }
}
