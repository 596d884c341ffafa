import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S1.8：搭出 MNIST 网络（3 分）
 *
 * 用一个字符串数组描述 MNIST 网络，每层一个字符串，顺序必须是：10 个 5×5 的卷积核、ReLU、2×2 最大汇
 * 聚、20 个 5×5 的卷积核、ReLU、2×2 最大汇聚、展平（即 view）、输出 50 个数的全连接层、ReLU、输出 10
 * 个数的全连接层、log-softmax。写法是 "conv 1 10 k5"（1 个通道变成 10 个，卷积核 5×5；步幅 1 和不填充
 * 不用写）、"relu"、"maxpool 2"、"flatten"、"linear 100 50"（100 个数变成 50 个）、"logsoftmax"，填上
 * 正确的数，不要写别的词；多几个空格没有关系。对 1×28×28 的手写数字，这个网络有 21,840 个参数，要做
 * 480,500 次乘加。
 *
 * 检查：./stridebook check S1.8     提示：./stridebook hint S1.8
 */
class S1_8_MnistNet implements MnistNet.Answer {
    @Override
    public String[] layers() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
