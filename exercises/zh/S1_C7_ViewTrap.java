import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.C7：图像大小不对，view(-1, 320) 会发现吗？（3 分）
 *
 * MNIST 网络用 view(-1, 320) 展平特征图，文章里写作「x = x.view(-1, 4*4*20)」（《理解CNN参数及PyTorch
 * 实例》第 84 行）。有人说：“图像大小不对，view 会报错。”一批边长从 16 起的正方形图像，依次经过 5×5 卷
 * 积、2×2 汇聚、5×5 卷积（20 个通道）和 2×2 汇聚，都不填充；遇到奇数，汇聚会丢掉多出的一行和一列。写出
 * rows(images, side)：view(-1, 320) 把这一批变成多少行；如果值的个数不能被 320 整除，view 会报错，这时
 * 返回 0。一批可能有 100,000 张图像，所以要用 long 来数值的个数。看看 1 张和 16 张 32×32 的图像，再判
 * 断这个说法；要考虑的是任何一批不是 28×28 的图像。（说法在所有情况下都成立，答 Judgement.TRUE；都不成
 * 立，答 FALSE；只在某些情况下成立，答 DEPENDS。说法里有“总是”“从不”“必须”的，只要有一个反例，答 FALSE
 * 也算对。）
 *
 * 检查：./stridebook check S1.C7     提示：./stridebook hint S1.C7
 */
class S1_C7_ViewTrap implements ViewTrap.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public int rows(int images, int side) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
