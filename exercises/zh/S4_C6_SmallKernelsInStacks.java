import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.C6：3×3 卷积核会增加参数吗？（3 分）
 *
 * 论坛说，VGG16 多次堆叠 3×3 卷积核，「这也导致了参数数量的增加」（《鱼C论坛：步幅大于11的计算优势》第
 * 297 行）。拿一组堆叠的 3×3 层和单独一个更大的卷积核相比，两者感受野一样大（奇数：3、5、7 等等，也可
 * 以是 100,001），各处的通道数也都一样。请写 share(receptiveField)：堆叠的权重个数除以单个卷积核的权重
 * 个数，不算偏置，不要取整，用双精度计算。就所有这些感受野判断这句话：“堆叠的权重比单个卷积核多。”（说
 * 法在所有情况下都成立，答 Judgement.TRUE；都不成立，答 FALSE；只在某些情况下成立，答 DEPENDS。说法里
 * 有“总是”“从不”“必须”的，只要有一个反例，答 FALSE 也算对。）
 *
 * 检查：./stridebook check S4.C6     提示：./stridebook hint S4.C6
 */
class S4_C6_SmallKernelsInStacks implements SmallKernelsInStacks.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public double share(int receptiveField) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
