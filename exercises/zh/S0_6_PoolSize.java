import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S0.6：汇聚之后的大小（2 分）
 *
 * 最大汇聚的窗口在 32×32 的特征图上滑动，步幅是 2，不填充；最后一步放不下时，按默认规则向下取整。k =
 * 1、k = 3 和 k = 5 时，结果的边长各是多少？按这个顺序，用一个含三个数的数组回答。
 *
 * 检查：./stridebook check S0.6     提示：./stridebook hint S0.6
 */
class S0_6_PoolSize implements PoolSize.Answer {
    @Override
    public int[] sides() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
