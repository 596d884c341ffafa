import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S0.C6：1×1 卷积总能保持图像大小吗？（3 分）
 *
 * 一篇文章这样说 1×1 卷积：「它可以在不改變圖片尺寸的情況下,改變特徵的數量」（《kernel_size：从概念到
 * 实现》第 60 行）。写出 side(stride, padding)：边长 32 的图像经过 1×1 卷积后边长是多少；步幅从 1 起，
 * 填充是每边的，不完整的最后一步舍去。试几个值，再判断“不改变图像大小”这个说法；要考虑的是所有的步幅和
 * 填充。（说法在所有情况下都成立，答 Judgement.TRUE；都不成立，答 FALSE；只在某些情况下成立，答
 * DEPENDS。说法里有“总是”“从不”“必须”的，只要有一个反例，答 FALSE 也算对。）
 *
 * 检查：./stridebook check S0.C6     提示：./stridebook hint S0.C6
 */
class S0_C6_PointwiseSize implements PointwiseSize.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public int side(int stride, int padding) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
