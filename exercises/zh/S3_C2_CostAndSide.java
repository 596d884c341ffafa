import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.C2：计算量与高和宽成线性关系吗？（3 分）
 *
 * 讲义的问答里说：「高宽的限制是线性的关系」（《卷积层里的填充和步幅》第 103 行）。也就是说：“卷积的计
 * 算量与高和宽成线性关系：大小加倍，计算量就加倍。”请写 macs(height, width)：一个 3×3 卷积，步幅 1、填
 * 充 1，从 3 个通道到 12 个通道，一共要做多少次乘加。权重碰上填充的零也算一次；边长可以到 100,000 甚至
 * 更大。就三种情形判断这个说法：只有高加倍，只有宽加倍，两个都加倍。（说法在所有情况下都成立，答
 * Judgement.TRUE；都不成立，答 FALSE；只在某些情况下成立，答 DEPENDS。说法里有“总是”“从不”“必须”的，只
 * 要有一个反例，答 FALSE 也算对。）
 *
 * 检查：./stridebook check S3.C2     提示：./stridebook hint S3.C2
 */
class S3_C2_CostAndSide implements CostAndSide.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public long macs(int height, int width) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
