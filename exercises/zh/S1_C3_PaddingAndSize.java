import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.C3：填充只是为了边缘吗？（3 分）
 *
 * 一篇文章说：「Padding的作用是为了获取图片上下左右边缘的特征」（《理解CNN参数及PyTorch实例》第 40
 * 行）。难道填充就只有这个作用？写出 side(layers, padding)：28×28 的图像经过 layers 个步幅为 1 的 3×3
 * 卷积之后的边长，每个卷积在每边都填充 padding；0 层时仍是 28；不填充时最多 13 层，这样最后一层还放得
 * 下。比较几层之后填充 0 和 1 的结果，再判断“填充只是为了读到边缘”这个说法。要考虑的是所有的层数和所有
 * 从 1 起的填充；如果边长与不填充时相同，也就是说除了怎样读边缘，填充什么也没改变，就算它成立。（说法
 * 在所有情况下都成立，答 Judgement.TRUE；都不成立，答 FALSE；只在某些情况下成立，答 DEPENDS。说法里有
 * “总是”“从不”“必须”的，只要有一个反例，答 FALSE 也算对。）
 *
 * 检查：./stridebook check S1.C3     提示：./stridebook hint S1.C3
 */
class S1_C3_PaddingAndSize implements PaddingAndSize.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public int side(int layers, int padding) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
