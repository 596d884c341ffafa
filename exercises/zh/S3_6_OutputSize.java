import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.6：任意窗口的输出大小（3 分）
 *
 * 很多文章给出的公式是 (n − k)/s + 1，比如「(input_size - kernel_size)/ stride + 1」（《理解CNN参数及
 * PyTorch实例》第 77 行）。它少了填充、空洞和取整。请把这些都写进去，对高和宽各算一次：填充按每一边
 * 算；空洞率为 d 的卷积核从头到尾跨 d·(k − 1) + 1 格；最后不足一步的部分舍去。卷积核总能放进填充后的输
 * 入。返回 Size.of(height, width)。
 *
 * 检查：./stridebook check S3.6     提示：./stridebook hint S3.6
 */
class S3_6_OutputSize implements OutputSize.Answer {
    @Override
    public Size outputSize(Size input, Size kernel, Size padding, Size stride, int dilation) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
