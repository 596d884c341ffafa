import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S0.4：任意卷积的参数量（2 分）
 *
 * 写一个函数，给定输入通道数、输出通道数、卷积核的高和宽（不一定是正方形），算出卷积层的参数个数，偏置
 * 也算在内。每个输出通道有一个偏置。层可能非常大，比如有 100,000 个通道、卷积核为 300×300，所以要用
 * long 来算：int 最大只能存 2,147,483,647。
 *
 * 检查：./stridebook check S0.4     提示：./stridebook hint S0.4
 */
class S0_4_ConvolutionParameters implements ConvolutionParameters.Answer {
    @Override
    public long parameters(int inChannels, int outChannels, int kernelHeight, int kernelWidth) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
