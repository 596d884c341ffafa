import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.1b：用矩阵乘法做卷积（3 分）
 *
 * 高效的库会把卷积变成矩阵乘法。对每个位置，im2col 把卷积核盖住的元素写成一行，按卷积核的行依次排列；
 * 位置的顺序是从左到右，再往下。这个矩阵乘以卷积核的数排成的一列，就是卷积的结果。写出 im2col：卷积核
 * 是正方形，不填充，步幅为 1。图像不一定是正方形，但高和宽都不小于卷积核。不要改动图像，返回新数组，每
 * 行一个。
 *
 * 检查：./stridebook check S1.1b     提示：./stridebook hint S1.1b
 */
class S1_1b_Im2col implements Im2col.Answer {
    @Override
    public double[][] im2col(double[][] image, int kernel) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
