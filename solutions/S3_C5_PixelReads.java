import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S3_C5_PixelReads implements PixelReads.Answer {
    @Override
    public Judgement judgement() {
        // BEGIN SOLUTION
        return Judgement.DEPENDS;
        // END SOLUTION
    }

    @Override
    public int[][] uses(int side, int kernel, int padding) {
        // BEGIN SOLUTION
        int[][] uses = new int[side][side];
        int positions = side + 2 * padding - kernel + 1;
        for (int i = 0; i < positions; i++) {
            for (int j = 0; j < positions; j++) {
                for (int row = i - padding; row < i - padding + kernel; row++) {
                    for (int column = j - padding; column < j - padding + kernel; column++) {
                        if (0 <= row && row < side && 0 <= column && column < side) {
                            uses[row][column]++;
                        }
                    }
                }
            }
        }
        return uses;
        // END SOLUTION
    }
}
