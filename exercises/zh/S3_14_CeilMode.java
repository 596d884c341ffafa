import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.14：汇聚向上取整的时候（4 分）
 *
 * 大小都是整数。卷积向下取整；汇聚可以向上取整（ceil_mode）：如果最后一步不完整，就再多算一个窗口，它
 * 会伸出填充后特征图的末端。有一个例外，PyTorch 和我们都这样规定：这个窗口必须从左边的填充或者特征图上
 * 出发才算，如果它的起点已经在特征图后面，就不算。请写出两种取整方式下汇聚后的边长。卷积核放得进填充后
 * 的特征图；填充按每一边算，最多是卷积核的一半；n 最大可以到一亿。
 *
 * 检查：./stridebook check S3.14     提示：./stridebook hint S3.14
 */
class S3_14_CeilMode implements CeilMode.Answer {
    @Override
    public int side(int n, int kernel, int stride, int padding, boolean ceil) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
