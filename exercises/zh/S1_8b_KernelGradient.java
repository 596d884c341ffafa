import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.8b：卷积核的梯度（3 分）
 *
 * 训练时要知道，每个权重变一点，损失会怎样变。在每个位置上，卷积核的权重 (y, x) 都与
 * image[i + y][j + x] 相乘，成为输出 (i, j) 的一部分。所以它的梯度，是
 * outputGradient[i][j] · image[i + y][j + x] 对所有位置求和。写出整个卷积核的梯度，步幅为 1，不填充；
 * 卷积核的大小由图像和输出的大小决定。它们都不一定是正方形。用 double 计算，不要改动传进来的数组，返回
 * 一个新数组。
 *
 * 检查：./stridebook check S1.8b     提示：./stridebook hint S1.8b
 */
class S1_8b_KernelGradient implements KernelGradient.Answer {
    @Override
    public double[][] gradient(double[][] image, double[][] outputGradient) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
