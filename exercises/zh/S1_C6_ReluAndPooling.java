import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.C6：ReLU 和汇聚，先后有关系吗？（3 分）
 *
 * 一篇文章写的顺序是「ConvNet -> Max_Pool -> RELU」（《理解CNN参数及PyTorch实例》第 84 行），先汇聚，
 * 后 ReLU；可它的代码是先 ReLU，后汇聚。有人说：“谁先谁后没有区别。”给定一个窗口的元素（至少一个），返
 * 回两种顺序的结果是否相同，舍入误差不算：sameForMax 对应最大汇聚，sameForAverage 对应平均汇聚。ReLU
 * 把负数变成 0。不要改动传进来的数组。试试有负有正的窗口，再判断这个说法；要考虑的是所有的窗口和两种汇
 * 聚。（说法在所有情况下都成立，答 Judgement.TRUE；都不成立，答 FALSE；只在某些情况下成立，答
 * DEPENDS。说法里有“总是”“从不”“必须”的，只要有一个反例，答 FALSE 也算对。）
 *
 * 检查：./stridebook check S1.C6     提示：./stridebook hint S1.C6
 */
class S1_C6_ReluAndPooling implements ReluAndPooling.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public boolean sameForMax(double[] cells) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public boolean sameForAverage(double[] cells) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
