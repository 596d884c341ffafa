import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.C1：填充一般是 k − 1 吗？（3 分）
 *
 * 讲义的问答里说：「一般填充会让输入输出高宽一样,通常设置为kernel-1」（《卷积层里的填充和步幅》第 69
 * 行）。照着写代码，规则就是：“要保持大小，总是给 padding=k−1。”而代码里的填充按每一边算。请写
 * side(n, kernel, padding)，返回步幅为 1 时输出的边长；只要放得进填充后的输入，卷积核可以是任意大小。
 * 用 3×3 卷积核在 8 个元素上试一试这条规则，再试试别的卷积核，然后判断。（说法在所有情况下都成立，答
 * Judgement.TRUE；都不成立，答 FALSE；只在某些情况下成立，答 DEPENDS。说法里有“总是”“从不”“必须”的，只
 * 要有一个反例，答 FALSE 也算对。）
 *
 * 检查：./stridebook check S3.C1     提示：./stridebook hint S3.C1
 */
class S3_C1_PaddingKMinusOne implements PaddingKMinusOne.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public int side(int n, int kernel, int padding) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
