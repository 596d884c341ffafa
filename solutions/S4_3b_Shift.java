import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S4_3b_Shift implements Shift.Answer {
    @Override
    public double[][] shift(double[][] image, int down, int right) {
        // BEGIN SOLUTION
        double[][] shifted = new double[image.length][image[0].length];
        for (int y = 0; y < image.length; y++) {
            for (int x = 0; x < image[0].length; x++) {
                int row = y + down;
                int column = x + right;
                if (0 <= row && row < image.length && 0 <= column && column < image[0].length) {
                    shifted[row][column] = image[y][x];
                }
            }
        }
        return shifted;
        // END SOLUTION
    }
}
