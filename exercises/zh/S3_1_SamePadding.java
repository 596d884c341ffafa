import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.1：保持大小的填充（2 分）
 *
 * 只看一个轴：卷积核的大小可以是从 1 起的任何数，步幅是 1。要让输出和输入一样大，输入的前面和后面各要
 * 填充几个元素？返回一个新数组 {before, after}。如果总数是奇数，多出来的那一个放在后面。
 *
 * 检查：./stridebook check S3.1     提示：./stridebook hint S3.1
 */
class S3_1_SamePadding implements SamePadding.Answer {
    @Override
    public int[] padding(int kernel) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
