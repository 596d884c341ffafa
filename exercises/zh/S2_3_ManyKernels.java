import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.3：256 个通道上的 128 个卷积核（2 分）
 *
 * 128 个 3×3×256 的卷积核，在有 256 个通道的 24×24 特征图上滑动，不填充，每次移动一格。连偏置在内，共
 * 有多少个参数？输出是什么形状？用 Shape.of(channels, height, width) 回答。
 *
 * 检查：./stridebook check S2.3     提示：./stridebook hint S2.3
 */
class S2_3_ManyKernels implements ManyKernels.Answer {
    @Override
    public long parameters() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public Shape outputShape() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
