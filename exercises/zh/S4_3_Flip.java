import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.3：左右翻转图像（2 分）
 *
 * 最简单的数据增广：把图像左右翻转。（猫翻过来还是猫，数字翻过来可不一定还是数字。）返回一张新图像，不
 * 要改动传入的图像；图像至少有一行一列。
 *
 * 检查：./stridebook check S4.3     提示：./stridebook hint S4.3
 */
class S4_3_Flip implements Flip.Answer {
    @Override
    public double[][] mirror(double[][] image) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
