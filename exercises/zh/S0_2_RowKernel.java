import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S0.2：只沿一个方向的卷积核（2 分）
 *
 * 一个卷积层把 3 个通道变成 12 个，kernel_size=(1,5)：卷积核高 1、宽 5。每边填充多少，图像大小才不变？
 * 用 Size.of(height, width) 回答。再算一算：连偏置在内，这一层共有多少个参数？
 *
 * 检查：./stridebook check S0.2     提示：./stridebook hint S0.2
 */
class S0_2_RowKernel implements RowKernel.Answer {
    @Override
    public Size padding() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public long parameters() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
