import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.C3：卷积一定会丢失信息吗？（3 分）
 *
 * 讲义的问答里说，提取特征的时候，「信息一定会是丢失的」（《卷积层里的填充和步幅》第 94 行）。一个 1×1
 * 卷积，从两个通道到两个通道，给出 mixed[0] = w[0][0]·a + w[0][1]·b 和
 * mixed[1] = w[1][0]·a + w[1][1]·b。请写 undo(weights, mixed)，只要行列式
 * w[0][0]·w[1][1] − w[0][1]·w[1][0] 不是 0，就用双精度把 {a, b} 还原出来。个别权重可以是 0，行列式可以
 * 是负数，也可以小到一万亿分之一。就所有这样的卷积判断这个说法。（说法在所有情况下都成立，答
 * Judgement.TRUE；都不成立，答 FALSE；只在某些情况下成立，答 DEPENDS。说法里有“总是”“从不”“必须”的，只
 * 要有一个反例，答 FALSE 也算对。）
 *
 * 检查：./stridebook check S3.C3     提示：./stridebook hint S3.C3
 */
class S3_C3_InformationLoss implements InformationLoss.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public double[] undo(double[][] weights, double[] mixed) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
