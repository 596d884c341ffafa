package dev.stridebook.grade.child;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Checker;
import dev.stridebook.course.Exercise;
import dev.stridebook.kernel.JavaEvaluator;
import dev.stridebook.notebook.CellIo;
import dev.stridebook.notebook.CellResult;
import dev.stridebook.notebook.MimeBundle;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the cells of notebooks like the kernel. Printed output is kept, displayed output is dropped. */
final class Cells {
    private JavaEvaluator evaluator;

    /** Gets ready for the first cell. */
    void begin() {
        if (evaluator == null) {
            evaluator = JavaEvaluator.start();
        }
    }

    /** @throws CellFailure if the cell fails */
    void run(String source, int count) throws CellFailure {
        begin();
        requireSuccess(evaluator.evaluate(source, count, PrintedIo.INSTANCE));
    }

    /**
     * Checks a class that a cell declares, as a cell {@code OutputShape.EXERCISE.check(new Name())} does, but without compiling one.
     *
     * @param source the cell, which is run if that is not as simple: the class cannot be created like that, or the exercise's name is taken
     * @throws CellFailure if the class cannot be created, or its constructor fails
     */
    void check(Exercise<?> exercise, String className, String source, int count, Checker checker) throws CellFailure {
        Optional<Constructor<?>> constructor = evaluator == null || evaluator.isDeclared(exercise.className())
                ? Optional.empty()
                : evaluator
                        .declaredClass(className)
                        .filter(exercise.contract()::isAssignableFrom)
                        .flatMap(Cells::constructor);
        if (constructor.isEmpty()) {
            run(source, count);
            return;
        }
        requireSuccess(evaluator.handle(
                () -> {
                    Object answer = create(constructor.get());
                    checker.check(exercise, () -> answer);
                },
                count,
                PrintedIo.INSTANCE));
    }

    /** Returns the constructor without parameters, which may be private, as in a Java file. */
    private static Optional<Constructor<?>> constructor(Class<?> type) {
        return Stream.of(type.getDeclaredConstructors())
                .filter(constructor -> constructor.getParameterCount() == 0)
                .findFirst();
    }

    private static Object create(Constructor<?> constructor) {
        try {
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (InvocationTargetException raised) {
            if (raised.getCause() instanceof Error error) {
                throw error;
            }
            throw raised.getCause() instanceof RuntimeException exception
                    ? exception
                    : new IllegalStateException(raised.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void requireSuccess(CellResult result) throws CellFailure {
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
            throw new IOException(say("A notebook cannot read from System.in during grading."));
        }
    }
}
