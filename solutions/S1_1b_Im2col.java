import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S1_1b_Im2col implements Im2col.Answer {
    @Override
    public double[][] im2col(double[][] image, int kernel) {
        // BEGIN SOLUTION
        int down = image.length - kernel + 1;
        int across = image[0].length - kernel + 1;
        double[][] rows = new double[down * across][kernel * kernel];
        for (int i = 0; i < down; i++) {
            for (int j = 0; j < across; j++) {
                for (int y = 0; y < kernel; y++) {
                    for (int x = 0; x < kernel; x++) {
                        rows[i * across + j][y * kernel + x] = image[i + y][j + x];
                    }
                }
            }
        }
        return rows;
        // END SOLUTION
    }
}
