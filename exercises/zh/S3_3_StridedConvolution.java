import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.3：带填充和步幅的卷积（4 分）
 *
 * 给单通道的卷积加上填充和步幅。填充就是在四边各补上这么多行、这么多列的零；卷积核不翻转，每次向右或向
 * 下移动 stride 格，在填充后的图像上放不下了就停。用 3×3 卷积核、填充 1、步幅 2，8×8 的图像变成 4×4。
 * 图像和卷积核的高、宽都任意，只要卷积核放得进图像。用双精度计算，不要改动传入的数组，返回一个新数组。
 *
 * 检查：./stridebook check S3.3     提示：./stridebook hint S3.3
 */
class S3_3_StridedConvolution implements StridedConvolution.Answer {
    @Override
    public double[][] convolve(double[][] image, double[][] kernel, int padding, int stride) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
