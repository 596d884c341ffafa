package dev.stridebook.tools.mutate;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Limits how often the loops of an answer go round while it is graded, so that one that never ends does not take as long as a time
 * limit, and is caught on a busy machine as on any other.
 */
public final class Steps {
    /** A hundred times what the reference answers take, in a fraction of a second. */
    static final long LIMIT = 20_000_000;

    /** Each grading has a thread of its own. */
    private static final ThreadLocal<long[]> STEPS = ThreadLocal.withInitial(() -> new long[1]);

    private Steps() {}

    /** Counts one round of a loop; called by the answers. */
    public static void count() {
        if (++STEPS.get()[0] > LIMIT) {
            throw new TooMany();
        }
    }

    private static final class TooMany extends Error {
        private static final long serialVersionUID = 1L;

        TooMany() {
            super("its loops went round more than %,d times".formatted(LIMIT));
        }
    }

    /** Returns a class whose loops count their rounds. */
    static byte[] counted(byte[] bytecode) {
        ClassReader reader = new ClassReader(bytecode);
        // No stack map frame changes: the inserted call leaves the stack as it was.
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new CountedMethod(super.visitMethod(access, name, descriptor, signature, exceptions));
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class CountedMethod extends MethodVisitor {
        private final Set<Label> behind = new HashSet<>();

        CountedMethod(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitLabel(Label label) {
            behind.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            if (behind.contains(target)) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(Steps.class), "count", "()V", false);
            }
            super.visitJumpInsn(opcode, target);
        }
    }
}
