import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.C7：最后一行从来读不到吗？（3 分）
 *
 * “3×3 卷积核，步幅 2，不填充，从来读不到 28×28 图像的最后一行和最后一列。”请写
 * unread(n, kernel, stride)：一个轴有 n 个元素，末尾有几个元素在卷积核最后一个位置之外？卷积核放得下，
 * 不填充；位置之间的空隙不算。然后就这个卷积核和这张图像判断这个说法。（说法在所有情况下都成立，答
 * Judgement.TRUE；都不成立，答 FALSE；只在某些情况下成立，答 DEPENDS。说法里有“总是”“从不”“必须”的，只
 * 要有一个反例，答 FALSE 也算对。）
 *
 * 检查：./stridebook check S4.C7     提示：./stridebook hint S4.C7
 */
class S4_C7_LastRowAndColumn implements LastRowAndColumn.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public int unread(int n, int kernel, int stride) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
