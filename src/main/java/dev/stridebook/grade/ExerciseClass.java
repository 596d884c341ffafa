package dev.stridebook.grade;

import dev.stridebook.course.Points;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A class of the exercises' package, of which the process with the answers gets what a student may know: contracts, tasks,
 * and the names and points of graded tests. Known mistakes stay as lambdas without a body, so that exercises load as always.
 */
final class ExerciseClass {
    private static final String POINTS = Type.getDescriptor(Points.class);

    private final ClassReader reader;
    private final Set<String> tests = new HashSet<>();

    ExerciseClass(byte[] classFile) {
        reader = new ClassReader(classFile);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String method, String descriptor, String signature, String[] exceptions) {
                        return new MethodVisitor(Opcodes.ASM9) {
                            @Override
                            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                                if (annotation.equals(POINTS)) {
                                    tests.add(method + descriptor);
                                }
                                return null;
                            }
                        };
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    /** Such as {@code dev/stridebook/course/exercise/OutputShape$Tests}. */
    String name() {
        return reader.getClassName();
    }

    /** Whether the process with the answers gets anything of it at all. */
    boolean isForChild() {
        return isOfTests() || (reader.getAccess() & Opcodes.ACC_PUBLIC) != 0;
    }

    private boolean isOfTests() {
        return !tests.isEmpty();
    }

    /** @param isThere whether there is a class of this name beside it */
    byte[] forChild(Predicate<String> isThere) {
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new Selection(writer, isThere), 0);
        return writer.toByteArray();
    }

    private final class Selection extends ClassVisitor {
        private final Predicate<String> isThere;

        Selection(ClassVisitor next, Predicate<String> isThere) {
            super(Opcodes.ASM9, next);
            this.isThere = isThere;
        }

        @Override
        public void visitNestMember(String member) {
            if (isThere.test(member)) {
                super.visitNestMember(member);
            }
        }

        @Override
        public void visitInnerClass(String name, String outerName, String innerName, int access) {
            if (isThere.test(name)) {
                super.visitInnerClass(name, outerName, innerName, access);
            }
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            return isOfTests() || isOwnAffair(access)
                    ? null
                    : super.visitField(access, name, descriptor, signature, value);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            boolean isLambda = (access & Opcodes.ACC_SYNTHETIC) != 0;
            if (isOfTests() ? tests.contains(name + descriptor) : isOwnAffair(access) && isLambda) {
                return new Emptied(super.visitMethod(access, name, descriptor, null, null), descriptor);
            }
            return isOfTests() || isOwnAffair(access) && !name.equals("<clinit>")
                    ? null
                    : super.visitMethod(access, name, descriptor, signature, exceptions);
        }

        private static boolean isOwnAffair(int access) {
            return (access & Opcodes.ACC_STATIC) != 0 && (access & Opcodes.ACC_PUBLIC) == 0;
        }
    }

    /** Passes on a method's annotations, and a body that throws null. */
    private static final class Emptied extends MethodVisitor {
        private final MethodVisitor method;
        private final String descriptor;

        Emptied(MethodVisitor method, String descriptor) {
            super(Opcodes.ASM9);
            this.method = method;
            this.descriptor = descriptor;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
            return method.visitAnnotation(annotation, visible);
        }

        @Override
        public void visitEnd() {
            method.visitCode();
            method.visitInsn(Opcodes.ACONST_NULL);
            method.visitInsn(Opcodes.ATHROW);
            method.visitMaxs(1, Type.getArgumentsAndReturnSizes(descriptor) >> 2);
            method.visitEnd();
        }
    }
}
