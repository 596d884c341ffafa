import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.nn.Networks;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.C5：AlexNet 有 8 + 3 层吗？（3 分）
 *
 * 论坛说：「AlexNet有8个卷积层和3个全连接层,而VGG16有16个卷积层和3个全连接层」（《鱼C论坛：步幅大于11
 * 的计算优势》第 295 行）。说法就是：AlexNet 有 8 个卷积和 3 个全连接层，VGG16 有 16 个和 3 个。
 * System.out.println(Networks.alexNet(0)) 会打印 AlexNet 的各层，Networks.vgg16(0) 给出 VGG16。请写
 * count(layers, kind)：数组里有几个名字正好是这一种，比如 "Conv2d" 或 "Linear"，而不只是相似（"Conv2d"
 * 不是 "ConvTranspose2d"）。数组可以是空的。数一数两个网络的层，判断这个说法：每个网络的那两个数，是都
 * 对、都不对，还是只对一个网络？（8 和 16 数的会不会是别的东西？）（说法在所有情况下都成立，答
 * Judgement.TRUE；都不成立，答 FALSE；只在某些情况下成立，答 DEPENDS。说法里有“总是”“从不”“必须”的，只
 * 要有一个反例，答 FALSE 也算对。）
 *
 * 检查：./stridebook check S4.C5     提示：./stridebook hint S4.C5
 */
class S4_C5_CountLayers implements CountLayers.Answer {
    @Override
    public Judgement judgement() {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }

    @Override
    public int count(String[] layers, String kind) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
