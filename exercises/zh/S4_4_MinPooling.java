import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.4：最小汇聚（4 分）
 *
 * 论坛说：「最小池化层(也称为最小值池化层)是一种常用的操作」（《鱼C论坛：步幅大于11的计算优势》第 236
 * 行）。其实最小汇聚很少见，PyTorch 里连这样的层都没有，不过写起来很快：正方形窗口一个挨一个（步幅 =
 * 卷积核大小，不填充），取每个窗口里最小的数。什么样的数都可以，包括无穷大。论坛里那个 3×4 矩阵，元素
 * 是 1 到 12，用 2×2 的窗口，结果是 [[1, 3]]。有 ceil 时，伸出末端的窗口也算，只看它有的那些元素：
 * [[1, 3], [9, 11]]。这时窗口也可以比特征图还大；没有 ceil 时，窗口总放得下。不要改动传入的特征图，返
 * 回一个新数组，每一行也都是新的。
 *
 * 检查：./stridebook check S4.4     提示：./stridebook hint S4.4
 */
class S4_4_MinPooling implements MinPooling.Answer {
    @Override
    public double[][] minPool(double[][] image, int kernel, boolean ceil) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
