import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S0.C1：卷积核越小，计算量越大吗？（3 分）
 *
 * 一篇文章说：「kernelsize越小,可以獲得越精細的特徵提取,但計算量也增加了」（《kernel_size：从概念到实
 * 现》第 9 行），卷积核越大，计算量则越小。自己来数一数：一个卷积把 32×32 的图像从 3 个通道变成 12
 * 个，卷积核是 k×k，k 为奇数，填充让大小保持不变。写出 macs(k)，即它的乘加次数（偏置不算；与填充的零相
 * 乘要算），k 是不超过 9,999 的奇数；到那时结果已经超出 int 的范围，谁也没法一个一个地数。看看 k = 1、
 * 3 和 5 的结果，再判断：对这个卷积，上面的说法成立吗？（说法在所有情况下都成立，答 Judgement.TRUE；都
 * 不成立，答 FALSE；只在某些情况下成立，答 DEPENDS。说法里有“总是”“从不”“必须”的，只要有一个反例，答
 * FALSE 也算对。）
 *
 * 检查：./stridebook check S0.C1     提示：./stridebook hint S0.C1
 */
class S0_C1_SmallKernelCost implements SmallKernelCost.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public long macs(int kernel) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
