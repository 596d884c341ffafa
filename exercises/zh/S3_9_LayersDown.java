import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.9：多少层以后到 4×4？（3 分）
 *
 * 不填充的卷积一层接一层，图像就越来越小。用 k×k 的卷积层（k 至少是 2，步幅 1），要让边长从 from 降到
 * 不超过 to，需要多少层？从 224 到 4，用 5×5 卷积核，需要 55 层。如果边长一开始就不超过 to，就一层也不
 * 要。每一层的输入都放得下卷积核，因为 to 至少是 k − 1。
 *
 * 检查：./stridebook check S3.9     提示：./stridebook hint S3.9
 */
class S3_9_LayersDown implements LayersDown.Answer {
    @Override
    public int layers(int from, int to, int kernel) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
