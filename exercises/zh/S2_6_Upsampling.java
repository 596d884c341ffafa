import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.6：转置卷积之后的大小（3 分）
 *
 * 转置卷积就是把窗口倒过来用：卷积为每个输出元素读取输入的 kernel 格；转置卷积则把 n 个输入元素中的每
 * 一个，铺到输出的 kernel 格上。相邻两个输入元素铺开的起点相距 stride 格，所以步幅为 1 时，起点一格挨
 * 着一格。最后，两端各裁掉 padding 格。算出输出的边长。最后总会剩下至少一格，n 可以到 100,000。
 *
 * 检查：./stridebook check S2.6     提示：./stridebook hint S2.6
 */
class S2_6_Upsampling implements Upsampling.Answer {
    @Override
    public int outputSize(int n, int kernel, int stride, int padding) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
