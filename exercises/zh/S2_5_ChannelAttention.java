import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.5：通道的注意力权重（3 分）
 *
 * 注意力机制把重要的通道与其他通道区分开来。最简单的一种：把每个通道在高和宽上求平均，平均值 a 经过
 * sigmoid，即 1 / (1 + e⁻ᵃ)，再用得到的权重去乘整个通道。对特征图 [channels][height][width] 写出这个计
 * 算，用双精度，平均值离 0 很远时也要算对，比如 ±1,000,000。不要改动传进来的数组，返回一个新数组。
 *
 * 检查：./stridebook check S2.5     提示：./stridebook hint S2.5
 */
class S2_5_ChannelAttention implements ChannelAttention.Answer {
    @Override
    public double[][][] attend(double[][][] maps) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
