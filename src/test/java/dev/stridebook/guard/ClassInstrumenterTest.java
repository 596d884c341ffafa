package dev.stridebook.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

class ClassInstrumenterTest {
    /** The class to instrument: all kinds of loops, exceptions, a switch, a lambda, a constructor. */
    @SuppressWarnings("unused")
    public static final class Sample {
        private final int start;
        private int sum;
        public volatile int rounds;

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

        public void addForever() {
            while (true) {
                for (int i = 0; i < 1_000_000; i++) {
                    sum += i % 7;
                }
                rounds += 100_000;
            }
        }

        public void countForever() {
            while (true) {
                rounds++;
            }
        }

        public void leave() {
            Runtime.getRuntime().halt(9);
        }
    }

    private static byte[] bytecode() throws IOException {
        try (InputStream stream = Sample.class.getResourceAsStream("ClassInstrumenterTest$Sample.class")) {
            return ClassInstrumenter.instrument(stream.readAllBytes());
        }
    }

    private static Object instrumented() throws Exception {
        byte[] bytecode = bytecode();
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

    /** Returns the calls of the guard in a method, in their order. */
    private static List<String> guardCalls(String method) throws IOException {
        List<String> calls = new ArrayList<>();
        new ClassReader(bytecode())
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                return name.equals(method) ? calls(calls) : null;
                            }
                        },
                        0);
        return calls;
    }

    private static MethodVisitor calls(List<String> calls) {
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                if (owner.equals(Type.getInternalName(Guard.class))) {
                    calls.add(name);
                }
            }
        };
    }

    /** Loops that came round as often as this are compiled to the end. */
    private static final int COMPILED_BY = 10_000_000;

    @Test
    void innermost_loops_ask_what_compiled_code_takes_for_a_constant() throws Exception {
        assertThat(guardCalls("compute")).containsExactly("check", "checkInnermost", "check", "checkInnermost");
        assertThat(guardCalls("addForever")).containsExactly("check", "checkInnermost", "check");
        assertThat(guardCalls("countForever")).containsExactly("check", "checkInnermost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"addForever", "countForever"})
    void compiled_loops_stop_when_their_thread_is_abandoned(String method) throws Exception {
        Object sample = instrumented();
        AtomicReference<Throwable> ended = new AtomicReference<>();
        Field rounds = sample.getClass().getField("rounds");
        GuardedThread thread = new GuardedThread(
                new ThreadGroup("test"),
                () -> {
                    try {
                        sample.getClass().getMethod(method).invoke(sample);
                    } catch (ReflectiveOperationException e) {
                        ended.set(e.getCause());
                    }
                },
                "test");
        thread.setDaemon(true);
        thread.start();
        while (rounds.getInt(sample) < COMPILED_BY) {
            Thread.onSpinWait();
        }

        thread.abandon();
        thread.join();

        assertThat(ended.get()).isInstanceOf(GuardedThread.Abandoned.class);
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
