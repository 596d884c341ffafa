package dev.stridebook.guard;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes untrusted classes stoppable: each method entry and each backward jump calls the {@link Guard}, and calls that would end
 * the process are redirected there. It needs neither {@code Thread.stop} nor a security manager, which newer JDKs lack.
 */
public final class ClassInstrumenter {
    private static final String GUARD = Type.getInternalName(Guard.class);

    private ClassInstrumenter() {}

    /** Returns the class with guard calls; unchanged if they would make it, or a method of it, too large for a class file. */
    public static byte[] instrument(byte[] bytecode) {
        ClassReader reader = new ClassReader(bytecode);
        // No stack map frame changes: every inserted call leaves the stack as it was.
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Instrumented(writer), 0);
        try {
            return writer.toByteArray();
        } catch (MethodTooLargeException | ClassTooLargeException nearTheLimit) {
            return bytecode;
        }
    }

    private static final class Instrumented extends ClassVisitor {
        Instrumented(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new InstrumentedMethod(super.visitMethod(access, name, descriptor, signature, exceptions));
        }
    }

    private static final class InstrumentedMethod extends MethodVisitor {
        /** The labels that were passed, with the number of jumps back that came before each. */
        private final Map<Label, Integer> behind = new HashMap<>();

        private int jumpsBack;

        InstrumentedMethod(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        private void check(String method) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, method, "()V", false);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            check("check");
        }

        @Override
        public void visitLabel(Label label) {
            behind.put(label, jumpsBack);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            Integer before = behind.get(target);
            if (before != null) {
                check(before == jumpsBack ? "checkInnermost" : "check");
                jumpsBack++;
            }
            super.visitJumpInsn(opcode, target);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (owner.equals("java/lang/System") && name.equals("exit")) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, "exit", "(I)V", false);
            } else if (owner.equals("java/lang/Runtime") && (name.equals("exit") || name.equals("halt"))) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, name, "(Ljava/lang/Runtime;I)V", false);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            Object[] guarded = arguments.clone();
            for (int i = 0; i < guarded.length; i++) {
                if (guarded[i] instanceof Handle handle) {
                    guarded[i] = guarded(handle);
                }
            }
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, guarded);
        }

        /** {@code System::exit} and {@code runtime::halt} are method handles, not calls. */
        private Handle guarded(Handle handle) {
            boolean isSystem = handle.getOwner().equals("java/lang/System");
            boolean isRuntime = handle.getOwner().equals("java/lang/Runtime");
            if (isSystem && handle.getName().equals("exit")) {
                return new Handle(Opcodes.H_INVOKESTATIC, GUARD, "exit", "(I)V", false);
            }
            if (isRuntime
                    && (handle.getName().equals("exit") || handle.getName().equals("halt"))) {
                return new Handle(Opcodes.H_INVOKESTATIC, GUARD, handle.getName(), "(Ljava/lang/Runtime;I)V", false);
            }
            return handle;
        }
    }
}
