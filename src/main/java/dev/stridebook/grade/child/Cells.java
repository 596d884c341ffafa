package dev.stridebook.grade.child;

import dev.stridebook.kernel.JavaEvaluator;
import dev.stridebook.notebook.CellIo;
import dev.stridebook.notebook.CellResult;
import dev.stridebook.notebook.MimeBundle;
import java.io.IOException;

/** Runs the cells of notebooks like the kernel. Printed output is kept, displayed output is dropped. */
final class Cells {
    private JavaEvaluator evaluator;

    /** @throws CellFailure if the cell fails */
    void run(String source, int count) throws CellFailure {
        if (evaluator == null) {
            evaluator = JavaEvaluator.start();
        }
        CellResult result = evaluator.evaluate(source, count, PrintedIo.INSTANCE);
        if (result instanceof CellResult.Failure failure) {
            throw new CellFailure(failure.error());
        }
    }

    private static final class PrintedIo implements CellIo {
        static final CellIo INSTANCE = new PrintedIo();

        @Override
        public void stream(String name, String text) {
            System.err.print(text);
            System.err.flush();
        }

        @Override
        public void display(MimeBundle bundle, String displayId) {
            // Nobody looks at pictures during grading.
        }

        @Override
        public void update(MimeBundle bundle, String displayId) {
            // As above.
        }

        @Override
        public void clear(boolean wait) {
            // Printed output stays in the report.
        }

        @Override
        public String readLine() throws IOException {
            throw new IOException("A notebook cannot read from System.in during grading.");
        }
    }
}
