import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.C5：填充能让每个像素用得一样多吗？（3 分）
 *
 * “有了填充，每个像素用到的次数都一样。”数一数就知道：uses(side, kernel, padding) 对边长为 side 的正方
 * 形图像的每个像素，给出正方形卷积核有多少个位置会读到它（步幅 1，填充按每一边算）。结果有 side 行、
 * side 列，不包括填充；卷积核放得进填充后的图像。填充可以是 0，也可以比卷积核还大。看看 5×5 像素上的
 * 3×3 卷积核，一次填充 1，一次填充 2，也就是卷积核大小 − 1，再判断这个说法：要考虑的是所有卷积核、所有
 * 不小于 1 的填充。（说法在所有情况下都成立，答 Judgement.TRUE；都不成立，答 FALSE；只在某些情况下成
 * 立，答 DEPENDS。说法里有“总是”“从不”“必须”的，只要有一个反例，答 FALSE 也算对。）
 *
 * 检查：./stridebook check S3.C5     提示：./stridebook hint S3.C5
 */
class S3_C5_PixelReads implements PixelReads.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public int[][] uses(int side, int kernel, int padding) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
