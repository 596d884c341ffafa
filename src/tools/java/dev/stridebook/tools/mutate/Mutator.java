package dev.stridebook.tools.mutate;

import java.util.List;
import java.util.stream.Stream;

/** A kind of mistake that students make. */
sealed interface Mutator
        permits BoxedNumbers,
                ClippedResults,
                Conditions,
                Constants,
                EarlyExits,
                Functions,
                Judgements,
                KeptState,
                NarrowNumbers,
                NarrowVariables,
                OffByOne,
                Operators,
                OtherVariables,
                Parameters,
                Results,
                Rounding,
                SharedArrays,
                SpecialCases,
                StartValues,
                Statements,
                SwappedArguments,
                SwappedAxes,
                Texts {
    List<Mutator> ALL = List.of(
            new NarrowVariables(),
            new NarrowNumbers(),
            new StartValues(),
            new SwappedAxes(),
            new OffByOne(),
            new Rounding(),
            new EarlyExits(),
            new SharedArrays(),
            new KeptState(),
            new Conditions(),
            new OtherVariables(),
            new SwappedArguments(),
            new Parameters(),
            new Constants(),
            new Operators(),
            new Functions(),
            new Texts(),
            new BoxedNumbers(),
            new Judgements(),
            new SpecialCases(),
            new Statements(),
            new Results(),
            new ClippedResults());

    /** Returns the ways to make the mistake at this place; none at most places. Changes that do not compile are left out later. */
    Stream<Change> changes(Place place);

    default String name() {
        return getClass().getSimpleName();
    }
}
