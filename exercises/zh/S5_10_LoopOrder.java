import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S5.10：循环的顺序（4 分）
 *
 * 计算一个有多个输入通道和输出通道的卷积，不填充，步幅 1，用双精度。数组是一维的，最后一个轴变化最快：
 * 输入通道 c 里第 y 行第 z 列的元素是 x[(c·height + y)·width + z]；它在输出通道 o 的卷积核第 i 行第 j
 * 列的权重是 weight[((o·channels + c)·kernel + i)·kernel + j]。返回各个输出通道，一个接一个，每个通道
 * 逐行排列。高和宽可以不同；卷积核是正方形，放得下。不要改动传入的两个数组，返回一个新数组。分数只看结
 * 果。不过请选一种快的循环顺序：拿到满分后，笔记本里的卡片会告诉你，你的答案用了多久，教科书上的顺序又
 * 用了多久。
 *
 * 检查：./stridebook check S5.10     提示：./stridebook hint S5.10
 */
class S5_10_LoopOrder implements LoopOrder.Answer {
    @Override
    public double[] convolve(double[] x, int channels, int height, int width, double[] weight, int out, int kernel) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
