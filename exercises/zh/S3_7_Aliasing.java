import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.7：声音信号上的步幅 2（3 分）
 *
 * 讲义的一道练习题问：「对于音频信号,步幅=2说明什么?」（《卷积层里的填充和步幅》第 118 行）步幅 2 就是
 * 每两个采样点只留一个，采样率因此减半。不超过新采样率一半的频率会保留下来。如果事先没有做低通滤波，更
 * 高的频率 f 听起来就成了另一个频率：它到最近的新采样率整数倍的距离。比如每秒 8,000 个采样点，3,000 Hz
 * 的音会变成 1,000 Hz。请计算听到的频率，音的频率不超过原采样率的一半，原采样率由 sampleRate 给出。频
 * 率和采样率都可以带小数：用双精度计算，不要取整。
 *
 * 检查：./stridebook check S3.7     提示：./stridebook hint S3.7
 */
class S3_7_Aliasing implements Aliasing.Answer {
    @Override
    public double heard(double frequency, double sampleRate) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
