import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.1b：论坛里的网络接得住哪些输入？（2 分）
 *
 * 论坛里那个还没修好的网络，或者一个类似的网络：两个 3×3 卷积，步幅 2，不填充，后面一层要求正好 32·5·5
 * 个数。大小按默认规则向下取整。有一些正方形图像确实合适。合适的边长最小是多少，最大是多少？用这两个数
 * 组成的数组来回答。
 *
 * 检查：./stridebook check S4.1b     提示：./stridebook hint S4.1b
 */
class S4_1b_ForumNetInputs implements ForumNetInputs.Answer {
    @Override
    public int[] sides() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
