import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.7：MNIST 网络里形状的变化（2 分）
 *
 * 一张 28×28 的手写数字依次经过 5×5 卷积、2×2 汇聚、又一个 5×5 卷积、又一个 2×2 汇聚。卷积的步幅是 1，
 * 不填充；汇聚的步幅就是窗口大小，不完整的最后一个窗口舍去。这四层中每一层之后的边长是多少？用一个含四
 * 个数的数组回答。
 *
 * 检查：./stridebook check S1.7     提示：./stridebook hint S1.7
 */
class S1_7_SizesOnTheWay implements SizesOnTheWay.Answer {
    @Override
    public int[] sides() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
