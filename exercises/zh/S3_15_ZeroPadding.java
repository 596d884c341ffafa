import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.15：四边的填充（2 分）
 *
 * padding=1 就是 (1, 1)，每个轴各 1：上下各加一行零，左右各加一列零。不要改动传入的图像，把填充后的图
 * 像作为新数组返回，每一行也都是新的。填充从 0 起都可以，图像至少有一行一列。
 *
 * 检查：./stridebook check S3.15     提示：./stridebook hint S3.15
 */
class S3_15_ZeroPadding implements ZeroPadding.Answer {
    @Override
    public double[][] pad(double[][] image, int padding) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
