import dev.stridebook.course.*;
import dev.stridebook.course.exercise.*;
import dev.stridebook.shape.*;
import java.util.*;

class S4_C6_SmallKernelsInStacks implements SmallKernelsInStacks.Answer {
    @Override
    public Judgement judgement() {
        // BEGIN SOLUTION
        return Judgement.FALSE;
        // END SOLUTION
    }

    @Override
    public double share(int receptiveField) {
        // BEGIN SOLUTION
        int layers = (receptiveField - 1) / 2;
        return layers * 9.0 / ((double) receptiveField * receptiveField);
        // END SOLUTION
    }
}
