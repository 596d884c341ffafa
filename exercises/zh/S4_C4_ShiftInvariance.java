import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.C4：步幅能让网络不怕平移吗？（3 分）
 *
 * 论坛说：「步幅大于1可以增强网络对平移不变性的学习能力」（《鱼C论坛：步幅大于11的计算优势》第 152
 * 行）。也就是说：“步幅 > 1，网络就不那么怕平移：看到的东西不变，只是换了位置。”请写
 * strided(line, stride, shift)：把 line 的所有元素向右移 shift 格，从末端移出去的从开头回来，然后留下
 * 下标为 0、stride、2·stride……的元素，放进新数组；不要改动传入的数组。line 至少有一个元素；shift 不小
 * 于 0，可以比 line 还长，stride 也可以。看一个有 8 个元素的 line：下标 2 处是 9，其余是 0，步幅 2。如
 * 果结果里还有 9，不管在哪里，这个说法对这次平移就成立：就平移 1 格和 2 格两种情形判断。（说法在所有情
 * 况下都成立，答 Judgement.TRUE；都不成立，答 FALSE；只在某些情况下成立，答 DEPENDS。说法里有“总是”“从
 * 不”“必须”的，只要有一个反例，答 FALSE 也算对。）
 *
 * 检查：./stridebook check S4.C4     提示：./stridebook hint S4.C4
 */
class S4_C4_ShiftInvariance implements ShiftInvariance.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public double[] strided(double[] line, int stride, int shift) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
