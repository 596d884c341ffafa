import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.1：卷积核的一个位置（3 分）
 *
 * 卷积核盖在图像的一小块上；这一小块与卷积核一样大，不一定是正方形。写一个函数，算出这个位置上唯一的输
 * 出值：把小块的每个元素与盖在它上面的卷积核元素相乘，再把所有乘积加起来。元素可以是小数、负数，也可以
 * 很大；用 double 计算，不要改动传进来的数组。
 *
 * 检查：./stridebook check S1.1     提示：./stridebook hint S1.1
 */
class S1_1_DotProduct implements DotProduct.Answer {
    @Override
    public double dot(double[][] patch, double[][] kernel) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
