import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.4：批量维（2 分）
 *
 * 一批图像 randn(32,3,24,24) 经过一个卷积，从 3 个通道变成 8 个，卷积核 3×3，填充 1，步幅 2；最后一步
 * 放不下时，按默认规则向下取整。结果是什么形状？用一个含四个数的数组回答：图像数、通道数、高、宽。
 *
 * 检查：./stridebook check S2.4     提示：./stridebook hint S2.4
 */
class S2_4_BatchAxis implements BatchAxis.Answer {
    @Override
    public int[] shape() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
