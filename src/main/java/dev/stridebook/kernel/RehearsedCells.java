package dev.stridebook.kernel;

import java.util.List;

/** Cells that run what lessons run, so that a Java which records what it loads for a class archive records that, too. */
public final class RehearsedCells {
    /** One or more of them may fail: what they load before is recorded all the same. */
    public static final List<String> ALL = List.of(
            """
                int twice(int n) { return 2 * n; }
                System.out.println(twice(21));
                show(kernel(3).explain(8, 8));
                Nd4j.rand(2, 3)""",
            "show(WindowPicture.of(kernel(3).padding(1).stride(2), new Size(8, 8)));",
            "show(ImageSheet.grey(Nd4j.rand(2, 1, 8, 8)).title(\"\"));",
            "new int[][] {{1, 2}, {3, 4}}",
            "tech.tablesaw.api.Table.create(\"\", tech.tablesaw.api.IntColumn.create(\"\", 1, 2))",
            "dev.stridebook.course.exercise.OutputShape.EXERCISE.check(() -> null)",
            "kernel(5).outputSize(3, 8)");

    private RehearsedCells() {}
}
