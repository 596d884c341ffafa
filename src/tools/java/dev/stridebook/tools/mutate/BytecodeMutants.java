package dev.stridebook.tools.mutate;

import dev.stridebook.course.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes one small change at a time to a compiled answer: another operator, a comparison off by one, an inverted condition,
 * another constant, another judgement. Graded tests that a mutant passes are missing a case.
 */
final class BytecodeMutants {
    private static final Map<Integer, Integer> OPERATORS = Map.ofEntries(
            Map.entry(Opcodes.IADD, Opcodes.ISUB),
            Map.entry(Opcodes.ISUB, Opcodes.IADD),
            Map.entry(Opcodes.IMUL, Opcodes.IADD),
            Map.entry(Opcodes.IDIV, Opcodes.IMUL),
            Map.entry(Opcodes.IREM, Opcodes.IDIV),
            Map.entry(Opcodes.LADD, Opcodes.LSUB),
            Map.entry(Opcodes.LSUB, Opcodes.LADD),
            Map.entry(Opcodes.LMUL, Opcodes.LADD),
            Map.entry(Opcodes.LDIV, Opcodes.LMUL),
            Map.entry(Opcodes.DADD, Opcodes.DSUB),
            Map.entry(Opcodes.DSUB, Opcodes.DADD),
            Map.entry(Opcodes.DMUL, Opcodes.DADD),
            Map.entry(Opcodes.DDIV, Opcodes.DMUL),
            Map.entry(Opcodes.DNEG, Opcodes.NOP),
            Map.entry(Opcodes.ICONST_0, Opcodes.ICONST_1),
            Map.entry(Opcodes.ICONST_1, Opcodes.ICONST_2),
            Map.entry(Opcodes.ICONST_2, Opcodes.ICONST_3),
            Map.entry(Opcodes.ICONST_3, Opcodes.ICONST_4),
            Map.entry(Opcodes.ICONST_4, Opcodes.ICONST_5),
            Map.entry(Opcodes.ICONST_5, Opcodes.ICONST_4),
            Map.entry(Opcodes.LCONST_0, Opcodes.LCONST_1),
            Map.entry(Opcodes.LCONST_1, Opcodes.LCONST_0),
            Map.entry(Opcodes.DCONST_0, Opcodes.DCONST_1),
            Map.entry(Opcodes.DCONST_1, Opcodes.DCONST_0));
    /** Comparisons and the ones that differ from them only if both sides are equal. */
    private static final Map<Integer, Integer> BORDERS = Map.of(
            Opcodes.IF_ICMPLT, Opcodes.IF_ICMPLE,
            Opcodes.IF_ICMPLE, Opcodes.IF_ICMPLT,
            Opcodes.IF_ICMPGT, Opcodes.IF_ICMPGE,
            Opcodes.IF_ICMPGE, Opcodes.IF_ICMPGT,
            Opcodes.IFLT, Opcodes.IFLE,
            Opcodes.IFLE, Opcodes.IFLT,
            Opcodes.IFGT, Opcodes.IFGE,
            Opcodes.IFGE, Opcodes.IFGT);

    private static final Map<Integer, Integer> OPPOSITES = Map.ofEntries(
            Map.entry(Opcodes.IF_ICMPLT, Opcodes.IF_ICMPGE),
            Map.entry(Opcodes.IF_ICMPGE, Opcodes.IF_ICMPLT),
            Map.entry(Opcodes.IF_ICMPGT, Opcodes.IF_ICMPLE),
            Map.entry(Opcodes.IF_ICMPLE, Opcodes.IF_ICMPGT),
            Map.entry(Opcodes.IF_ICMPEQ, Opcodes.IF_ICMPNE),
            Map.entry(Opcodes.IF_ICMPNE, Opcodes.IF_ICMPEQ),
            Map.entry(Opcodes.IFLT, Opcodes.IFGE),
            Map.entry(Opcodes.IFGE, Opcodes.IFLT),
            Map.entry(Opcodes.IFGT, Opcodes.IFLE),
            Map.entry(Opcodes.IFLE, Opcodes.IFGT),
            Map.entry(Opcodes.IFEQ, Opcodes.IFNE),
            Map.entry(Opcodes.IFNE, Opcodes.IFEQ));

    private BytecodeMutants() {}

    /**
     * A mutated class.
     *
     * @param change what was changed and where, such as {@code line 12: border moved}
     */
    record MutatedClass(String change, byte[] bytecode) {}

    /** Returns a mutant for each possible change of a class. */
    static List<MutatedClass> of(byte[] bytecode) {
        List<MutatedClass> mutants = new ArrayList<>();
        for (int place = 0; ; place++) {
            Mutation mutation = new Mutation(place);
            ClassReader reader = new ClassReader(bytecode);
            ClassWriter writer = new ClassWriter(reader, 0);
            reader.accept(mutation.visitor(writer), 0);
            if (mutation.change.isEmpty()) {
                return mutants;
            }
            mutants.add(new MutatedClass(mutation.change.get(), writer.toByteArray()));
        }
    }

    /** Visits a class and changes only the place with the given number. */
    private static final class Mutation {
        private final int place;
        private int seen;
        private int line;
        private Optional<String> change = Optional.empty();

        Mutation(int place) {
            this.place = place;
        }

        private boolean isHere(String what) {
            boolean isHere = seen++ == place;
            if (isHere) {
                change = Optional.of("line %d: %s".formatted(line, what));
            }
            return isHere;
        }

        ClassVisitor visitor(ClassVisitor next) {
            return new ClassVisitor(Opcodes.ASM9, next) {
                @Override
                public MethodVisitor visitMethod(
                        int access, String name, String descriptor, String signature, String[] exceptions) {
                    MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                    boolean isWritten = !name.startsWith("<") && (access & Opcodes.ACC_BRIDGE) == 0;
                    return isWritten ? new MutatedMethod(method) : method;
                }
            };
        }

        private final class MutatedMethod extends MethodVisitor {
            MutatedMethod(MethodVisitor next) {
                super(Opcodes.ASM9, next);
            }

            @Override
            public void visitLineNumber(int number, org.objectweb.asm.Label start) {
                line = number;
                super.visitLineNumber(number, start);
            }

            @Override
            public void visitInsn(int opcode) {
                Integer other = OPERATORS.get(opcode);
                super.visitInsn(other != null && isHere("operator or constant " + opcode) ? other : opcode);
            }

            @Override
            public void visitJumpInsn(int opcode, org.objectweb.asm.Label target) {
                int mutated = opcode;
                if (BORDERS.containsKey(opcode) && isHere("boundary moved")) {
                    mutated = BORDERS.get(opcode);
                } else if (OPPOSITES.containsKey(opcode) && isHere("condition inverted")) {
                    mutated = OPPOSITES.get(opcode);
                }
                super.visitJumpInsn(mutated, target);
            }

            @Override
            public void visitIntInsn(int opcode, int operand) {
                boolean isNumber = opcode == Opcodes.BIPUSH || opcode == Opcodes.SIPUSH;
                super.visitIntInsn(opcode, isNumber && isHere("constant " + operand) ? operand + 1 : operand);
            }

            @Override
            public void visitLdcInsn(Object value) {
                super.visitLdcInsn(isMutable(value) && isHere("constant " + value) ? mutated(value) : value);
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                boolean isJudgement = owner.equals(Type.getInternalName(Judgement.class));
                super.visitFieldInsn(
                        opcode,
                        owner,
                        isJudgement && isHere("judgement")
                                ? another(Judgement.valueOf(name)).name()
                                : name,
                        descriptor);
            }
        }

        private static Judgement another(Judgement judgement) {
            return Judgement.values()[(judgement.ordinal() + 1) % Judgement.values().length];
        }

        private static boolean isMutable(Object value) {
            return value instanceof Number || value instanceof String;
        }

        private static Object mutated(Object value) {
            if (value instanceof Integer number) {
                return number + 1;
            }
            if (value instanceof Long number) {
                return number + 1;
            }
            return value instanceof Double number
                    ? (Object) (number + 1)
                    : value instanceof Float f ? (Object) (f + 1) : "";
        }
    }
}
