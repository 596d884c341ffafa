import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.2：六个卷积核（2 分）
 *
 * 六个 5×5 的卷积核在 28×28 的灰度图像上滑动，不填充，每次移动一格。输出是什么形状？用
 * Shape.of(channels, height, width) 回答。
 *
 * 检查：./stridebook check S1.2     提示：./stridebook hint S1.2
 */
class S1_2_ActivationMaps implements ActivationMaps.Answer {
    @Override
    public Shape outputShape() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
