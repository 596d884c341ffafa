import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.C1：步幅大于 1，参数就少了吗？（3 分）
 *
 * 论坛说：「通过增大步幅可以减小卷积层输出的大小,进而减少了神经网络中的参数数量」（《鱼C论坛：步幅大于
 * 11的计算优势》第 30 行）。也就是说：“步幅大于 1，参数就少了。”来看论坛里的网络，输入 1×28×28：两个
 * 3×3 卷积，从 1 个通道到 16 个，再从 16 个到 32 个，不填充，都用给定的步幅（1 到 12）；后面是一个全连
 * 接层，输入是卷积输出的所有数，输出是 10 个数。请写出两个卷积合起来的参数量，以及全连接层的参数量，偏
 * 置也算。比较步幅 1 和 2，就三样东西判断这个说法：卷积、全连接层、整个网络。（说法在所有情况下都成
 * 立，答 Judgement.TRUE；都不成立，答 FALSE；只在某些情况下成立，答 DEPENDS。说法里有“总是”“从不”“必
 * 须”的，只要有一个反例，答 FALSE 也算对。）
 *
 * 检查：./stridebook check S4.C1     提示：./stridebook hint S4.C1
 */
class S4_C1_StrideAndParameters implements StrideAndParameters.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public long ofConvolutions(int stride) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public long ofLinear(int stride) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
