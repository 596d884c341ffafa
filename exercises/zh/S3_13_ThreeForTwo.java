import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.13：三层 3×3 能代替两层 5×5 吗？（3 分）
 *
 * 讲义的问答里说：「三层的33是否可以用2层55替代呢。效果上是可以替代的」（《卷积层里的填充和步幅》第
 * 103 行）。也就是说：“三层 3×3 和两层 5×5 看到的一样多。”请写 receptiveField(layers, kernel)：一层或
 * 多层同样大小的卷积核，奇数偶数都行，步幅为 1，输出的一个元素沿一个轴能看到输入的几个元素？比较这两种
 * 堆叠，就步幅 1 的情形判断这个说法。（说法在所有情况下都成立，答 Judgement.TRUE；都不成立，答 FALSE；
 * 只在某些情况下成立，答 DEPENDS。说法里有“总是”“从不”“必须”的，只要有一个反例，答 FALSE 也算对。）
 *
 * 检查：./stridebook check S3.13     提示：./stridebook hint S3.13
 */
class S3_13_ThreeForTwo implements ThreeForTwo.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public int receptiveField(int layers, int kernel) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
