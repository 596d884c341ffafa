import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S0.C7：k = 1 的汇聚处理得更精细吗？（3 分）
 *
 * 一篇文章说：「當需要對輸入數據進行更精細的處理時,可以使用kernelsize=1的池化層」（《kernel_size：从概
 * 念到实现》第 88 行）。“池化”就是汇聚，也就是说，窗口大小为 1 的汇聚处理得更精细。写一个最大汇聚，窗
 * 口是 k×k，不论 k 是多少，每次都移动一格，并且整个窗口都在特征图内：不填充，k 不超过特征图的高和宽。
 * 值可以是负数，特征图不一定是正方形；用 double 计算，不要改动传进来的数组，返回一个新数组。看看 k = 1
 * 对特征图做了什么，再判断这个说法：如果 k = 1 汇聚的结果与特征图不同，就算它对这张图成立。（说法在所
 * 有情况下都成立，答 Judgement.TRUE；都不成立，答 FALSE；只在某些情况下成立，答 DEPENDS。说法里有“总
 * 是”“从不”“必须”的，只要有一个反例，答 FALSE 也算对。）
 *
 * 检查：./stridebook check S0.C7     提示：./stridebook hint S0.C7
 */
class S0_C7_PoolOfOne implements PoolOfOne.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public double[][] maxPool(double[][] image, int kernel) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
