import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.5：手算输出大小（2 分）
 *
 * 一个窗口的卷积核是 3×5，填充 (0, 1)，步幅 (3, 4)，在 8×8 的输入上滑动。请手算输出的高和宽，写成
 * Size.of(height, width)，填进 outputSize()。再为 otherOutputSize() 算一次：卷积核 3×9，填充 (1, 3)，
 * 步幅 (4, 2)，输入 10×16。所有的数对都是（高，宽）；大小按默认规则向下取整。算完以后，运行下面的命
 * 令，对照第一个结果：./stridebook shape --input 8x8 --kernel 3,5 --padding 0,1 --stride 3,4
 *
 * 检查：./stridebook check S3.5     提示：./stridebook hint S3.5
 */
class S3_5_OutputShape implements OutputShape.Answer {
    @Override
    public Size outputSize() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public Size otherOutputSize() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
