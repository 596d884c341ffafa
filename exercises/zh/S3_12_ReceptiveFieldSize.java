import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.12：多层堆叠的感受野（3 分）
 *
 * 已知每一层的卷积核大小和步幅：经过这些层以后，输出的一个元素沿一个轴能看到多宽的输入？从看到的第一个
 * 元素数到最后一个，中间跳过的也算。每一层在前一层的特征图上看到的相邻元素，个数等于它的卷积核大小；这
 * 些相邻元素之间的距离（按输入的元素算）等于这一层之前所有步幅的乘积。L 层大小为 3、步幅为 1 的卷积核
 * 能看到 2L + 1 个元素；步幅会让后面的层看得更宽，但不影响它自己这一层。至少有一层，每一层都有卷积核和
 * 步幅。不要改动传入的数组。
 *
 * 检查：./stridebook check S3.12     提示：./stridebook hint S3.12
 */
class S3_12_ReceptiveFieldSize implements ReceptiveFieldSize.Answer {
    @Override
    public int size(int[] kernels, int[] strides) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
