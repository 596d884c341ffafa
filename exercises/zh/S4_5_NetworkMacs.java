import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.5：多层堆叠的乘加次数（3 分）
 *
 * 一张 224×224 的图像，AlexNet 要做 0.714 G 次乘加，VGG16 要做 15.470 G 次（G 表示十亿），全连接层也算
 * 在内。请只数一组堆叠起来的正方形卷积，图像也是正方形的：每一层写成
 * {in channels, out channels, kernel, stride, padding}，一层的输出就是下一层的输入。一个权重在一个位置
 * 上算一次乘加，碰上填充也算；偏置不算。VGG16 的第一层 {3, 64, 3, 1, 1} 在 224 上有 86,704,128 次，别
 * 的层更多，int 装不下。大小向下取整，每个卷积核都放得下，至少有一层。
 *
 * 检查：./stridebook check S4.5     提示：./stridebook hint S4.5
 */
class S4_5_NetworkMacs implements NetworkMacs.Answer {
    @Override
    public long macs(int side, int[][] layers) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
