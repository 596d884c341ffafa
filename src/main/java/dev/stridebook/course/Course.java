package dev.stridebook.course;

import dev.stridebook.course.exercise.ActivationMaps;
import dev.stridebook.course.exercise.Aliasing;
import dev.stridebook.course.exercise.AveragePooling;
import dev.stridebook.course.exercise.BatchAxis;
import dev.stridebook.course.exercise.Bottleneck;
import dev.stridebook.course.exercise.CeilMode;
import dev.stridebook.course.exercise.ChannelAttention;
import dev.stridebook.course.exercise.ChannelSum;
import dev.stridebook.course.exercise.Convolution;
import dev.stridebook.course.exercise.ConvolutionParameters;
import dev.stridebook.course.exercise.CostAndSide;
import dev.stridebook.course.exercise.CountLayers;
import dev.stridebook.course.exercise.DotProduct;
import dev.stridebook.course.exercise.Flip;
import dev.stridebook.course.exercise.ForumNet;
import dev.stridebook.course.exercise.ForumNetInputs;
import dev.stridebook.course.exercise.Groups;
import dev.stridebook.course.exercise.HalfTheSize;
import dev.stridebook.course.exercise.Halvings;
import dev.stridebook.course.exercise.Im2col;
import dev.stridebook.course.exercise.InformationLoss;
import dev.stridebook.course.exercise.KernelGradient;
import dev.stridebook.course.exercise.LastRowAndColumn;
import dev.stridebook.course.exercise.LayersDown;
import dev.stridebook.course.exercise.ManyKernels;
import dev.stridebook.course.exercise.MaxPooling;
import dev.stridebook.course.exercise.MinPooling;
import dev.stridebook.course.exercise.MnistNet;
import dev.stridebook.course.exercise.NetworkMacs;
import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.course.exercise.OutputSize;
import dev.stridebook.course.exercise.PaddingAndSize;
import dev.stridebook.course.exercise.PaddingKMinusOne;
import dev.stridebook.course.exercise.PixelReads;
import dev.stridebook.course.exercise.Pointwise;
import dev.stridebook.course.exercise.PointwiseSize;
import dev.stridebook.course.exercise.PoolOfOne;
import dev.stridebook.course.exercise.PoolSize;
import dev.stridebook.course.exercise.ReceptiveFieldSize;
import dev.stridebook.course.exercise.ReluAndPooling;
import dev.stridebook.course.exercise.RowKernel;
import dev.stridebook.course.exercise.SamePadding;
import dev.stridebook.course.exercise.Shift;
import dev.stridebook.course.exercise.ShiftInvariance;
import dev.stridebook.course.exercise.SizeWithoutPadding;
import dev.stridebook.course.exercise.SizesOnTheWay;
import dev.stridebook.course.exercise.SmallKernelCost;
import dev.stridebook.course.exercise.SmallKernelsInStacks;
import dev.stridebook.course.exercise.SquareKernelParameters;
import dev.stridebook.course.exercise.StrideAndParameters;
import dev.stridebook.course.exercise.StrideSavings;
import dev.stridebook.course.exercise.StridedConvolution;
import dev.stridebook.course.exercise.ThreeForTwo;
import dev.stridebook.course.exercise.TurnedDigits;
import dev.stridebook.course.exercise.UnreadPixels;
import dev.stridebook.course.exercise.Upsampling;
import dev.stridebook.course.exercise.ViewShape;
import dev.stridebook.course.exercise.ViewTrap;
import dev.stridebook.course.exercise.WhereLearningIs;
import dev.stridebook.course.exercise.ZeroPadding;
import java.util.List;
import java.util.Optional;

/** All exercises. */
public final class Course {
    /** In the order of the lessons. */
    public static final List<Exercise<?>> EXERCISES = List.of(
            DotProduct.EXERCISE,
            Convolution.EXERCISE,
            RowKernel.EXERCISE,
            SquareKernelParameters.EXERCISE,
            ConvolutionParameters.EXERCISE,
            Pointwise.EXERCISE,
            SmallKernelCost.EXERCISE,
            PointwiseSize.EXERCISE,
            ActivationMaps.EXERCISE,
            ChannelSum.EXERCISE,
            ManyKernels.EXERCISE,
            BatchAxis.EXERCISE,
            ChannelAttention.EXERCISE,
            Upsampling.EXERCISE,
            Bottleneck.EXERCISE,
            SizeWithoutPadding.EXERCISE,
            Groups.EXERCISE,
            SamePadding.EXERCISE,
            StridedConvolution.EXERCISE,
            OutputShape.EXERCISE,
            OutputSize.EXERCISE,
            LayersDown.EXERCISE,
            Halvings.EXERCISE,
            ZeroPadding.EXERCISE,
            PaddingKMinusOne.EXERCISE,
            PixelReads.EXERCISE,
            PaddingAndSize.EXERCISE,
            PoolSize.EXERCISE,
            MaxPooling.EXERCISE,
            AveragePooling.EXERCISE,
            CeilMode.EXERCISE,
            MinPooling.EXERCISE,
            PoolOfOne.EXERCISE,
            ReluAndPooling.EXERCISE,
            Aliasing.EXERCISE,
            StrideSavings.EXERCISE,
            ForumNet.EXERCISE,
            ForumNetInputs.EXERCISE,
            UnreadPixels.EXERCISE,
            CostAndSide.EXERCISE,
            InformationLoss.EXERCISE,
            StrideAndParameters.EXERCISE,
            HalfTheSize.EXERCISE,
            ShiftInvariance.EXERCISE,
            LastRowAndColumn.EXERCISE,
            ViewShape.EXERCISE,
            SizesOnTheWay.EXERCISE,
            MnistNet.EXERCISE,
            KernelGradient.EXERCISE,
            WhereLearningIs.EXERCISE,
            ViewTrap.EXERCISE,
            ReceptiveFieldSize.EXERCISE,
            ThreeForTwo.EXERCISE,
            NetworkMacs.EXERCISE,
            Im2col.EXERCISE,
            CountLayers.EXERCISE,
            SmallKernelsInStacks.EXERCISE,
            Flip.EXERCISE,
            Shift.EXERCISE,
            TurnedDigits.EXERCISE);

    private Course() {}

    /** The exercise with this id, whatever its case: {@code S3.5}. */
    public static Optional<Exercise<?>> find(String id) {
        return EXERCISES.stream()
                .filter(exercise -> exercise.id().equalsIgnoreCase(id))
                .findFirst();
    }

    /** What the user has reached, lesson by lesson. */
    public static CourseProgress progress() {
        return CourseProgress.ofUser();
    }
}
