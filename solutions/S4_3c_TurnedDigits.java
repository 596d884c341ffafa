import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S4_3c_TurnedDigits implements TurnedDigits.Answer {
    @Override
    public Judgement judgement() {
        // BEGIN SOLUTION
        return Judgement.DEPENDS;
        // END SOLUTION
    }

    @Override
    public double[][] turn(double[][] image) {
        // BEGIN SOLUTION
        int height = image.length;
        int width = image[0].length;
        double[][] turned = new double[height][width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[y][x] = image[height - 1 - y][width - 1 - x];
            }
        }
        return turned;
        // END SOLUTION
    }

    @Override
    public int read(int digit) {
        // BEGIN SOLUTION
        if (digit == 6) {
            return 9;
        }
        return digit == 9 ? 6 : digit;
        // END SOLUTION
    }
}
