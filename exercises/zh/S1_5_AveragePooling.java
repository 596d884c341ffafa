import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.5：平均汇聚和它的填充（4 分）
 *
 * 正方形窗口并排放在特征图上（步幅就是窗口大小），特征图的每边都用零填充；填充不超过窗口大小的一半，填
 * 充后的特征图高和宽都不小于窗口。和最大汇聚一样，不完整的最后一个窗口舍去。每个数是对应窗口的平均值。
 * 除以几，由 PyTorch 的 count_include_pad 决定：如果 countPadding 为真，就除以窗口里所有元素的个数，否
 * 则只除以特征图上的元素个数。用 double 计算，不要改动传进来的数组，返回一个新数组。
 *
 * 检查：./stridebook check S1.5     提示：./stridebook hint S1.5
 */
class S1_5_AveragePooling implements AveragePooling.Answer {
    @Override
    public double[][] averagePool(double[][] image, int kernel, int padding, boolean countPadding) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
