import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.2：从来读不到的像素（3 分）
 *
 * 一个正方形卷积核在放得下它的 n×n 图像上移动，不填充，向右、向下每次都走一个步幅，放不下了就停。步幅
 * 很大，或者最后一步不完整的时候，有些像素就从来读不到。它们占全部像素多大的比例？用 0 到 1 之间的数表
 * 示，不要取整。在 224 上，大小为 11、步幅为 12 的卷积核有 21.9 % 的像素从来读不到；大小为 3、步幅为
 * 12 的有 93.5 %。n 可以是一百万。
 *
 * 检查：./stridebook check S4.2     提示：./stridebook hint S4.2
 */
class S4_2_UnreadPixels implements UnreadPixels.Answer {
    @Override
    public double unread(int n, int kernel, int stride) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
