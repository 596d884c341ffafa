package dev.stridebook.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ClassInstrumenterTest {
    /** The class to instrument: all kinds of loops, exceptions, a switch, a lambda, a constructor. */
    @SuppressWarnings("unused")
    public static final class Sample {
        private final int start;

        public Sample() {
            this(3);
        }

        private Sample(int start) {
            this.start = start;
        }

        public int compute() {
            int sum = start;
            for (int i = 0; i < 10; i++) {
                int j = 0;
                while (j < i) {
                    if (j == 5) {
                        break;
                    }
                    sum += j++;
                }
            }
            int rest = sum;
            do {
                switch (rest % 3) {
                    case 0 -> rest -= 3;
                    case 1 -> rest -= 1;
                    default -> rest -= 2;
                }
            } while (rest > 0);
            IntUnaryOperator twice = x -> 2 * x;
            try {
                return twice.applyAsInt(sum) / rest;
            } catch (ArithmeticException e) {
                return twice.applyAsInt(sum);
            }
        }

        public void leave() {
            Runtime.getRuntime().halt(9);
        }
    }

    private static Object instrumented() throws Exception {
        byte[] bytecode;
        try (InputStream stream = Sample.class.getResourceAsStream("ClassInstrumenterTest$Sample.class")) {
            bytecode = ClassInstrumenter.instrument(stream.readAllBytes());
        }
        ClassLoader loader = new ClassLoader(Guard.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                // The parent loader must not supply the original class.
                return name.equals(Sample.class.getName())
                        ? defineClass(name, bytecode, 0, bytecode.length)
                        : super.loadClass(name, resolve);
            }
        };
        return loader.loadClass(Sample.class.getName()).getConstructor().newInstance();
    }

    @Test
    void instrumented_code_computes_the_same() throws Exception {
        Object sample = instrumented();

        assertThat(sample.getClass()).isNotEqualTo(Sample.class);
        assertThat(sample.getClass().getMethod("compute").invoke(sample)).isEqualTo(new Sample().compute());
    }

    @Test
    void a_class_with_no_room_for_guard_calls_stays_as_it_is() {
        ClassWriter full = new ClassWriter(0);
        full.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Full", null, "java/lang/Object", null);
        for (int i = 0; full.newUTF8("filler" + i) < 65_530; i++) {
            // Each takes a place in the constant pool.
        }
        MethodVisitor method = full.visitMethod(Opcodes.ACC_STATIC, "run", "()V", null, null);
        method.visitCode();
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        byte[] bytecode = full.toByteArray();

        assertThat(ClassInstrumenter.instrument(bytecode)).isSameAs(bytecode);
    }

    @Test
    void a_call_that_would_end_the_process_throws_instead() throws Exception {
        Object sample = instrumented();

        assertThatThrownBy(() -> sample.getClass().getMethod("leave").invoke(sample))
                .isInstanceOf(InvocationTargetException.class)
                .hasRootCauseInstanceOf(Exit.class)
                .rootCause()
                .hasMessageContaining("Runtime.halt(9)");
    }
}
