import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.1：用循环写卷积（4 分）
 *
 * 让卷积核在单通道图像上滑动，不填充，每次移动一格，返回特征图：在每个位置上，把卷积核的每个数与它下面
 * 的元素相乘，再把所有乘积加起来。10×10 的图像和 3×3 的卷积核得到 8×8。卷积核不翻转：左上角的数，与小
 * 块左上角的元素相乘。图像和卷积核的高和宽可以是任意的，只要卷积核放得下；里面的数可以是小数，也可以是
 * 负数：用双精度计算。不要改动传进来的数组，返回一个新数组。
 *
 * 检查：./stridebook check S2.1     提示：./stridebook hint S2.1
 */
class S2_1_Convolution implements Convolution.Answer {
    @Override
    public double[][] convolve(double[][] image, double[][] kernel) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
