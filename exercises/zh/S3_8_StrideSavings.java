import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.8：步幅省了多少（2 分）
 *
 * 讲义的最后一道练习题问：「步幅大于1的计算优势是什么?」（《卷积层里的填充和步幅》第 121 行）图像和卷
 * 积核都是正方形，每个窗口位置的计算量都一样。换成给定的步幅，步幅 1 时的那些位置还剩多大的比例？用 0
 * 到 1 之间的数表示。它大约是 1/s²，但请准确地数，比例也不要取整，边长 200,000 也要算对。填充按每一边
 * 算，最后不足一步的部分舍去，卷积核总放得下。
 *
 * 检查：./stridebook check S3.8     提示：./stridebook hint S3.8
 */
class S3_8_StrideSavings implements StrideSavings.Answer {
    @Override
    public double share(int n, int kernel, int padding, int stride) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
