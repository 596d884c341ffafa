import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.C5: Does AlexNet have 8 + 3 layers? (3 points)
 *
 * "AlexNet has 8 convolutions and 3 fully connected layers, VGG16 has 16 and 3." Networks.alexNet(0)
 * and Networks.vgg16(0) print their layers. Write count(layers, kind), which counts the layers of a
 * kind such as "Conv2d" or "Linear" in an array of layer names, use it on both networks, and judge the
 * claim. (What else might the 8 and the 16 count?) (Judgement.TRUE, Judgement.FALSE, or
 * Judgement.DEPENDS if it is true in some cases and false in others.)
 *
 * Check it: ./stridebook check S4.C5     A hint: ./stridebook hint S4.C5
 */
class S4_C5_CountLayers implements CountLayers.Answer {
    @Override
    public Judgement judgement() {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }

    @Override
    public int count(String[] layers, String kind) {
        // Replace these two lines with your answer.
        throw new NotAnsweredYetException();
    }
}
