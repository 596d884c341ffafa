import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.C3：步幅 2 会让大小减半吗？（3 分）
 *
 * 论坛说，步幅为 2 时，「输出特征图的尺寸将缩小为原来的一半」（《鱼C论坛：步幅大于11的计算优势》第 148
 * 行）。n×n 的图像经过一个 3×3 卷积核，填充 1，步幅 2，大小向下取整。请写 side(n)，返回特征图的边长，
 * 再写 cells(n)，返回它的元素个数；n 从 1 起都可以，到 100,000 甚至更大也要对。“大小”可以指边长，也可
 * 以指元素个数：就 28×28 的图像，按这两种意思判断这个说法。（说法在所有情况下都成立，答
 * Judgement.TRUE；都不成立，答 FALSE；只在某些情况下成立，答 DEPENDS。说法里有“总是”“从不”“必须”的，只
 * 要有一个反例，答 FALSE 也算对。）
 *
 * 检查：./stridebook check S4.C3     提示：./stridebook hint S4.C3
 */
class S4_C3_HalfTheSize implements HalfTheSize.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public int side(int n) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public long cells(int n) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
