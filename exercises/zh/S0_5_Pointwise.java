import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S0.5：1×1 卷积（3 分）
 *
 * 1×1 的卷积核只看一个像素，但看它的所有通道；有人说比 3×3 更小「就没有意义了」（《理解CNN参数及
 * PyTorch实例》第 22 行），正是忘了这一点。写一个步幅为 1、不填充、没有偏置的 1×1 卷积：图像是
 * [in][height][width]，权重是 [out][in]，输出通道 o 在某个像素上的值，等于 weights[o][c] · image[c] 对
 * 所有输入通道 c 求和。图像不一定是正方形。用 double 计算，不要改动传进来的数组，返回一个新数组
 * [out][height][width]。
 *
 * 检查：./stridebook check S0.5     提示：./stridebook hint S0.5
 */
class S0_5_Pointwise implements Pointwise.Answer {
    @Override
    public double[][][] mix(double[][][] image, double[][] weights) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
