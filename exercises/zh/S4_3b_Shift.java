import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.3b：平移图像（3 分）
 *
 * 用平移做数据增广：所有元素向下、向右移动给定的格数（负数就是向上、向左）。移出图像的元素就丢了，空出
 * 来的位置填 0。论坛建议平移 50 格，「tx, ty = 50, 50」（《鱼C论坛：步幅大于11的计算优势》第 203
 * 行），可是 28×28 的数字图像这样一移就什么都不剩了。返回一张新图像，每一行也都是新的，不要改动传入的
 * 图像；平移 0 格时也一样。图像至少有一行一列。
 *
 * 检查：./stridebook check S4.3b     提示：./stridebook hint S4.3b
 */
class S4_3b_Shift implements Shift.Answer {
    @Override
    public double[][] shift(double[][] image, int down, int right) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
