import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.6：带 −1 的 view（3 分）
 *
 * view 给同样的值换一个形状。想要的各维大小中，有一个可以是 −1，在哪一维都行：剩下多少，它就是多少。
 * randn(4,4).view(16) 的形状是 [16]，view(-1,8) 得到 [2, 8]。请用新数组返回新的形状；如果没有一个这样
 * 的形状恰好装下原来的所有值，就返回空数组。两个形状都至少有一维，除 −1 外每一维至少是 1。每一维的大
 * 小，包括 −1 代表的大小，都放得进 int；值的总数不一定放得进（65,536 · 65,536），但放得进 long。不要改
 * 动传进来的数组。
 *
 * 检查：./stridebook check S1.6     提示：./stridebook hint S1.6
 */
class S1_6_ViewShape implements ViewShape.Answer {
    @Override
    public int[] view(int[] shape, int[] wanted) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
