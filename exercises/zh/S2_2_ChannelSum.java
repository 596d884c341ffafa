import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.2：卷积核把所有通道加起来（4 分）
 *
 * 卷积核的通道数与输入相同，输出一个通道：它只沿高和宽滑动，从不沿通道滑动。卷积核不翻转，它的每个通道
 * 作用于图像的对应通道，再把结果加起来。所以一个输出通道看到了所有输入通道。写出这样的卷积：通道数任
 * 意，不填充，步幅为 1，用双精度计算。高和宽可以是任意的，只要卷积核放得下。不要改动传进来的数组，返回
 * 一个新数组。
 *
 * 检查：./stridebook check S2.2     提示：./stridebook hint S2.2
 */
class S2_2_ChannelSum implements ChannelSum.Answer {
    @Override
    public double[][] convolve(double[][][] image, double[][][] kernel) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
