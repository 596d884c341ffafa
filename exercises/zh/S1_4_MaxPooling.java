import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.4：最大汇聚（4 分）
 *
 * 正方形窗口在特征图上滑动，每次移动 stride 格，不填充；结果中的每个数，是对应窗口里的最大值。步幅可以
 * 比窗口小，也可以比窗口大；特征图不一定是正方形，但高和宽都不小于窗口。不完整的最后一步舍去。值可以是
 * 负数，也可以是 double 能表示的任何大小：用 double 计算，不要改动传进来的数组，返回一个新数组。
 *
 * 检查：./stridebook check S1.4     提示：./stridebook hint S1.4
 */
class S1_4_MaxPooling implements MaxPooling.Answer {
    @Override
    public double[][] maxPool(double[][] image, int kernel, int stride) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
