package dev.stridebook.course.check;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Lesson;
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
import dev.stridebook.course.exercise.LoopOrder;
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
import dev.stridebook.course.graded.Graded;
import dev.stridebook.course.graded.GradedActivationMaps;
import dev.stridebook.course.graded.GradedAliasing;
import dev.stridebook.course.graded.GradedAveragePooling;
import dev.stridebook.course.graded.GradedBatchAxis;
import dev.stridebook.course.graded.GradedBottleneck;
import dev.stridebook.course.graded.GradedCeilMode;
import dev.stridebook.course.graded.GradedChannelAttention;
import dev.stridebook.course.graded.GradedChannelSum;
import dev.stridebook.course.graded.GradedConvolution;
import dev.stridebook.course.graded.GradedConvolutionParameters;
import dev.stridebook.course.graded.GradedCostAndSide;
import dev.stridebook.course.graded.GradedCountLayers;
import dev.stridebook.course.graded.GradedDotProduct;
import dev.stridebook.course.graded.GradedFlip;
import dev.stridebook.course.graded.GradedForumNet;
import dev.stridebook.course.graded.GradedForumNetInputs;
import dev.stridebook.course.graded.GradedGroups;
import dev.stridebook.course.graded.GradedHalfTheSize;
import dev.stridebook.course.graded.GradedHalvings;
import dev.stridebook.course.graded.GradedIm2col;
import dev.stridebook.course.graded.GradedInformationLoss;
import dev.stridebook.course.graded.GradedKernelGradient;
import dev.stridebook.course.graded.GradedLastRowAndColumn;
import dev.stridebook.course.graded.GradedLayersDown;
import dev.stridebook.course.graded.GradedLoopOrder;
import dev.stridebook.course.graded.GradedManyKernels;
import dev.stridebook.course.graded.GradedMaxPooling;
import dev.stridebook.course.graded.GradedMinPooling;
import dev.stridebook.course.graded.GradedMnistNet;
import dev.stridebook.course.graded.GradedNetworkMacs;
import dev.stridebook.course.graded.GradedOutputShape;
import dev.stridebook.course.graded.GradedOutputSize;
import dev.stridebook.course.graded.GradedPaddingAndSize;
import dev.stridebook.course.graded.GradedPaddingKMinusOne;
import dev.stridebook.course.graded.GradedPixelReads;
import dev.stridebook.course.graded.GradedPointwise;
import dev.stridebook.course.graded.GradedPointwiseSize;
import dev.stridebook.course.graded.GradedPoolOfOne;
import dev.stridebook.course.graded.GradedPoolSize;
import dev.stridebook.course.graded.GradedReceptiveFieldSize;
import dev.stridebook.course.graded.GradedReluAndPooling;
import dev.stridebook.course.graded.GradedRowKernel;
import dev.stridebook.course.graded.GradedSamePadding;
import dev.stridebook.course.graded.GradedShift;
import dev.stridebook.course.graded.GradedShiftInvariance;
import dev.stridebook.course.graded.GradedSizeWithoutPadding;
import dev.stridebook.course.graded.GradedSizesOnTheWay;
import dev.stridebook.course.graded.GradedSmallKernelCost;
import dev.stridebook.course.graded.GradedSmallKernelsInStacks;
import dev.stridebook.course.graded.GradedSquareKernelParameters;
import dev.stridebook.course.graded.GradedStrideAndParameters;
import dev.stridebook.course.graded.GradedStrideSavings;
import dev.stridebook.course.graded.GradedStridedConvolution;
import dev.stridebook.course.graded.GradedThreeForTwo;
import dev.stridebook.course.graded.GradedTurnedDigits;
import dev.stridebook.course.graded.GradedUnreadPixels;
import dev.stridebook.course.graded.GradedUpsampling;
import dev.stridebook.course.graded.GradedViewShape;
import dev.stridebook.course.graded.GradedViewTrap;
import dev.stridebook.course.graded.GradedWhereLearningIs;
import dev.stridebook.course.graded.GradedZeroPadding;
import dev.stridebook.course.words.Words;
import java.util.List;
import java.util.Optional;

/** All exercises of the course. */
public final class Catalogue {
    /** In the order of the lessons. */
    public static final List<GradedExercise<?>> EXERCISES = List.of(
            of(DotProduct.EXERCISE, GradedDotProduct.class),
            of(Convolution.EXERCISE, GradedConvolution.class),
            of(RowKernel.EXERCISE, GradedRowKernel.class),
            of(SquareKernelParameters.EXERCISE, GradedSquareKernelParameters.class),
            of(ConvolutionParameters.EXERCISE, GradedConvolutionParameters.class),
            of(Pointwise.EXERCISE, GradedPointwise.class),
            of(SmallKernelCost.EXERCISE, GradedSmallKernelCost.class),
            of(PointwiseSize.EXERCISE, GradedPointwiseSize.class),
            of(ActivationMaps.EXERCISE, GradedActivationMaps.class),
            of(ChannelSum.EXERCISE, GradedChannelSum.class),
            of(ManyKernels.EXERCISE, GradedManyKernels.class),
            of(BatchAxis.EXERCISE, GradedBatchAxis.class),
            of(ChannelAttention.EXERCISE, GradedChannelAttention.class),
            of(Upsampling.EXERCISE, GradedUpsampling.class),
            of(Bottleneck.EXERCISE, GradedBottleneck.class),
            of(SizeWithoutPadding.EXERCISE, GradedSizeWithoutPadding.class),
            of(Groups.EXERCISE, GradedGroups.class),
            of(SamePadding.EXERCISE, GradedSamePadding.class),
            of(StridedConvolution.EXERCISE, GradedStridedConvolution.class),
            of(OutputShape.EXERCISE, GradedOutputShape.class),
            of(OutputSize.EXERCISE, GradedOutputSize.class),
            of(LayersDown.EXERCISE, GradedLayersDown.class),
            of(Halvings.EXERCISE, GradedHalvings.class),
            of(ZeroPadding.EXERCISE, GradedZeroPadding.class),
            of(PaddingKMinusOne.EXERCISE, GradedPaddingKMinusOne.class),
            of(PixelReads.EXERCISE, GradedPixelReads.class),
            of(PaddingAndSize.EXERCISE, GradedPaddingAndSize.class),
            of(PoolSize.EXERCISE, GradedPoolSize.class),
            of(MaxPooling.EXERCISE, GradedMaxPooling.class),
            of(AveragePooling.EXERCISE, GradedAveragePooling.class),
            of(CeilMode.EXERCISE, GradedCeilMode.class),
            of(MinPooling.EXERCISE, GradedMinPooling.class),
            of(PoolOfOne.EXERCISE, GradedPoolOfOne.class),
            of(ReluAndPooling.EXERCISE, GradedReluAndPooling.class),
            of(Aliasing.EXERCISE, GradedAliasing.class),
            of(StrideSavings.EXERCISE, GradedStrideSavings.class),
            of(ForumNet.EXERCISE, GradedForumNet.class),
            of(ForumNetInputs.EXERCISE, GradedForumNetInputs.class),
            of(UnreadPixels.EXERCISE, GradedUnreadPixels.class),
            of(CostAndSide.EXERCISE, GradedCostAndSide.class),
            of(InformationLoss.EXERCISE, GradedInformationLoss.class),
            of(StrideAndParameters.EXERCISE, GradedStrideAndParameters.class),
            of(HalfTheSize.EXERCISE, GradedHalfTheSize.class),
            of(ShiftInvariance.EXERCISE, GradedShiftInvariance.class),
            of(LastRowAndColumn.EXERCISE, GradedLastRowAndColumn.class),
            of(ViewShape.EXERCISE, GradedViewShape.class),
            of(SizesOnTheWay.EXERCISE, GradedSizesOnTheWay.class),
            of(MnistNet.EXERCISE, GradedMnistNet.class),
            of(KernelGradient.EXERCISE, GradedKernelGradient.class),
            of(WhereLearningIs.EXERCISE, GradedWhereLearningIs.class),
            of(ViewTrap.EXERCISE, GradedViewTrap.class),
            of(ReceptiveFieldSize.EXERCISE, GradedReceptiveFieldSize.class),
            of(ThreeForTwo.EXERCISE, GradedThreeForTwo.class),
            of(NetworkMacs.EXERCISE, GradedNetworkMacs.class),
            of(Im2col.EXERCISE, GradedIm2col.class),
            of(CountLayers.EXERCISE, GradedCountLayers.class),
            of(SmallKernelsInStacks.EXERCISE, GradedSmallKernelsInStacks.class),
            of(Flip.EXERCISE, GradedFlip.class),
            of(Shift.EXERCISE, GradedShift.class),
            of(TurnedDigits.EXERCISE, GradedTurnedDigits.class),
            of(LoopOrder.EXERCISE, GradedLoopOrder.class));

    private Catalogue() {}

    private static <A> GradedExercise<A> of(Exercise<A> exercise, Class<? extends Graded<A>> graded) {
        return new GradedExercise<>(exercise, graded, () -> Words.of(exercise.id()));
    }

    /** Returns the exercise with this id, such as {@code S3.5}, ignoring case. */
    public static Optional<GradedExercise<?>> find(String id) {
        return EXERCISES.stream()
                .filter(exercise -> exercise.id().equalsIgnoreCase(id))
                .findFirst();
    }

    /**
     * Returns an exercise with its words and graded tests, in the variant that it asks for, or else with the numbers of the documents.
     *
     * @throws IllegalArgumentException if the course does not have the exercise
     */
    @SuppressWarnings("unchecked") // each exercise has a contract of its own
    public static <A> GradedExercise<A> of(Exercise<A> exercise) {
        GradedExercise<?> graded = EXERCISES.stream()
                .filter(each -> each.exercise().contract() == exercise.contract())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(exercise + " is not an exercise of the course."));
        return (GradedExercise<A>)
                exercise.variant().<GradedExercise<?>>map(graded::variant).orElse(graded);
    }

    /** Returns the exercises of a lesson, in order. */
    public static List<GradedExercise<?>> of(Lesson lesson) {
        return EXERCISES.stream()
                .filter(exercise -> exercise.exercise().lesson() == lesson)
                .toList();
    }
}
