import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.C3：卷积核总能看到所有通道吗？（3 分）
 *
 * 一篇文章说：「每个卷积核会跨所有输入通道做加权求和,输出一个通道」（《卷积操作原来分3种》第 24 行）。
 * 但卷积可以把通道分成组：有 16 个输入通道、分 g 组时，每个卷积核只跨越 16 / g 个。写出
 * parameters(groups)，即从 16 个通道到 32 个的 3×3 卷积的权重和偏置的个数，组数能整除 16；再判断这个说
 * 法，要考虑任意组数的卷积。（说法在所有情况下都成立，答 Judgement.TRUE；都不成立，答 FALSE；只在某些
 * 情况下成立，答 DEPENDS。说法里有“总是”“从不”“必须”的，只要有一个反例，答 FALSE 也算对。）
 *
 * 检查：./stridebook check S2.C3     提示：./stridebook hint S2.C3
 */
class S2_C3_Groups implements Groups.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public long parameters(int groups) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
