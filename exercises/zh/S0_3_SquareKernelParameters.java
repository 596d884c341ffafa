import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S0.3：3×3 卷积的参数量（1 分）
 *
 * 一个卷积层把 3 个通道变成 12 个，卷积核是 3×3，填充是 1。连偏置在内，它要学习多少个数？
 *
 * 检查：./stridebook check S0.3     提示：./stridebook hint S0.3
 */
class S0_3_SquareKernelParameters implements SquareKernelParameters.Answer {
    @Override
    public long parameters() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
