import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S4_3_Flip implements Flip.Answer {
    @Override
    public double[][] mirror(double[][] image) {
        // BEGIN SOLUTION
        int width = image[0].length;
        double[][] mirrored = new double[image.length][width];
        for (int y = 0; y < image.length; y++) {
            for (int x = 0; x < width; x++) {
                mirrored[y][x] = image[y][width - 1 - x];
            }
        }
        return mirrored;
        // END SOLUTION
    }
}
