import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S2.7：瓶颈块能省多少（2 分）
 *
 * 一篇文章提到 1×1 卷积时说「這個操作被稱作“bottleneck”」（《kernel_size：从概念到实现》第 60 行）；其
 * 实单独一个这样的卷积叫逐点卷积，靠它搭出来的块才叫瓶颈块。在 ResNet-50 里，瓶颈块先用 1×1 从
 * channels 个通道变到 width 个，再用 3×3 从 width 个变到 width 个，最后用 1×1 从 width 个变回 channels
 * 个。返回三个卷积一共有多少个权重，不算偏置；channels 和 width 到 100,000 时也要算对。256 个通道、
 * width 为 64 时是 69,632 个；而单独一个从 256 个通道到 256 个的 3×3 卷积就有 589,824 个。
 *
 * 检查：./stridebook check S2.7     提示：./stridebook hint S2.7
 */
class S2_7_Bottleneck implements Bottleneck.Answer {
    @Override
    public long weights(int channels, int width) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
