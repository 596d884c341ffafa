import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S3.11：能减半几次？（2 分）
 *
 * 一个 2×2 的窗口，步幅 2，不填充，会让边长减半并向下取整。减半给定的次数以后，边长是多少？224 减半五
 * 次变成 7，减半七次变成 1；再减半一次就什么也不剩了：是 0，以后一直是 0。边长可以是从 1 到
 * Integer.MAX_VALUE 的任何数，次数也任意：0、1、32、100 都要对。
 *
 * 检查：./stridebook check S3.11     提示：./stridebook hint S3.11
 */
class S3_11_Halvings implements Halvings.Answer {
    @Override
    public int side(int side, int halvings) {
        // 把这两行换成你的答案。
        throw new NotAnsweredYetException();
    }
}
