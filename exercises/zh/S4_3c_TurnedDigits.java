import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.3c：转过来的数字，标签还对吗？（3 分）
 *
 * 论坛说，结合多种图像增广，「通常可以提高模型的准确性」（《鱼C论坛：步幅大于11的计算优势》第 176
 * 行）。可是只有标签还对，增广才有用。比如这个说法：“把图像旋转 180°，标签不变。”请写 turn(image)，返
 * 回一张新图像，行数和列数从 1 起都可以；再写 read(digit)：把 0、1、6、8、9 旋转 180°，人会读成哪个数
 * 字（1 就是一竖）。就这五个数字判断这个说法。（说法在所有情况下都成立，答 Judgement.TRUE；都不成立，
 * 答 FALSE；只在某些情况下成立，答 DEPENDS。说法里有“总是”“从不”“必须”的，只要有一个反例，答 FALSE 也
 * 算对。）
 *
 * 检查：./stridebook check S4.3c     提示：./stridebook hint S4.3c
 */
class S4_3c_TurnedDigits implements TurnedDigits.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public double[][] turn(double[][] image) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public int read(int digit) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
