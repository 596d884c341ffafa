import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.C1：24×24×256 会变成 24×24×128 吗？（3 分）
 *
 * 一篇文章用 128 个 3×3×256 的卷积核处理 24×24×256 的输入，填充 0，步幅 1，然后说：「那么每个卷积核是
 * 3*3*256,输出是24*24*128」（《卷积操作原来分3种》第 35 行），也就是 24×24×128。写出
 * outputShape(padding)：四边都填充 padding 时，用 Shape.of(channels, height, width) 返回结果的形状；再
 * 按原话，即填充 0，判断这个说法。（说法在所有情况下都成立，答 Judgement.TRUE；都不成立，答 FALSE；只
 * 在某些情况下成立，答 DEPENDS。说法里有“总是”“从不”“必须”的，只要有一个反例，答 FALSE 也算对。）
 *
 * 检查：./stridebook check S2.C1     提示：./stridebook hint S2.C1
 */
class S2_C1_SizeWithoutPadding implements SizeWithoutPadding.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public Shape outputShape(int padding) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
