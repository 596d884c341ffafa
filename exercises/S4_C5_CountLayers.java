import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.nn.Networks;
import dev.stridebook.shape.*;
import java.util.*;

/*
 * S4.C5: Does AlexNet have 8 + 3 layers? (3 points)
 *
 * "AlexNet has 8 convolutions and 3 fully connected layers, VGG16 has 16 and 3."
 * System.out.println(Networks.alexNet(0)) prints the layers of AlexNet, and Networks.vgg16(0) gives
 * VGG16. Write count(layers, kind): how many of the names in an array are exactly this kind, such as
 * "Conv2d" or "Linear", and not merely similar ("Conv2d" is no "ConvTranspose2d"). The array may be
 * empty. Count both networks' layers and judge the claim for the two networks: does its pair of
 * numbers hold for both, for neither, or for one of them? (What else might the 8 and the 16 count?)
 * (Judgement.TRUE if the claim holds in every case, FALSE if in none, DEPENDS if in some. Where it
 * says always, never or must, FALSE counts as well as soon as one case refutes it.)
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
