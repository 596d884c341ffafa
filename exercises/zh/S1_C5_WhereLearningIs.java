import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.C5：学到的东西都在卷积核里吗？（3 分）
 *
 * 一篇文章说：「在迭代过程中,学习的结果就保存在kernel里面」（《理解CNN参数及PyTorch实例》第 22 行）。
 * MNIST 网络有 5×5 的卷积，从 1 个通道到 10 个，再从 10 个到 20 个；还有全连接层，从 320 到 50，再从
 * 50 到 10。连偏置在内，两个卷积一共有多少个参数？两个全连接层一共有多少个？再判断这个说法对这个网络成
 * 不成立：如果大部分参数在卷积里，就算成立。（说法在所有情况下都成立，答 Judgement.TRUE；都不成立，答
 * FALSE；只在某些情况下成立，答 DEPENDS。说法里有“总是”“从不”“必须”的，只要有一个反例，答 FALSE 也算
 * 对。）
 *
 * 检查：./stridebook check S1.C5     提示：./stridebook hint S1.C5
 */
class S1_C5_WhereLearningIs implements WhereLearningIs.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public long inConvolutions() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public long inLinear() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
