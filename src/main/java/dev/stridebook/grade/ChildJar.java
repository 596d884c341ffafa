package dev.stridebook.grade;

import dev.stridebook.course.Points;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Our own classes as the process with the answers gets them: without the grader and the commands, and with graded tests
 * whose methods are empty. Their names and points stay, so that exercises load as always; what they expect does not.
 */
final class ChildJar {
    private static final String POINTS = Type.getDescriptor(Points.class);
    private static final String OURS = "dev/stridebook/";

    private ChildJar() {}

    /** The same classes always give the same bytes. */
    static byte[] build() throws IOException {
        SortedMap<String, byte[]> files = filtered(read(ownLocation()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                JarEntry entry = new JarEntry(file.getKey());
                entry.setTime(0);
                jar.putNextEntry(entry);
                jar.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** The folder or jar that this class is from. */
    static Path ownLocation() {
        try {
            return Path.of(ChildJar.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The place of our own classes is no path.", e);
        }
    }

    private static SortedMap<String, byte[]> read(Path location) throws IOException {
        if (Files.isDirectory(location)) {
            return readBelow(location);
        }
        try (FileSystem jar = FileSystems.newFileSystem(location)) {
            return readBelow(jar.getPath("/"));
        }
    }

    private static SortedMap<String, byte[]> readBelow(Path root) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (isForChild(name)) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private static boolean isForChild(String name) {
        boolean isOfGrader = name.startsWith(OURS + "grade/")
                && !name.startsWith(OURS + "grade/child/")
                && !name.startsWith(OURS + "grade/wire/");
        // Of an exercise, only classes: a text beside them may be its solution.
        boolean isText = name.startsWith(OURS + "course/") && !name.endsWith(".class");
        return !isOfGrader && !isText && !name.startsWith(OURS + "cli/") && !name.equals("META-INF/MANIFEST.MF");
    }

    private static SortedMap<String, byte[]> filtered(SortedMap<String, byte[]> files) {
        SortedMap<String, byte[]> filtered = new TreeMap<>(files);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().startsWith(OURS + "course/") && file.getKey().endsWith(".class")) {
                Set<String> tests = gradedTests(file.getValue());
                if (!tests.isEmpty()) {
                    String nested = file.getKey().replace(".class", "$");
                    filtered.keySet().removeIf(name -> name.startsWith(nested));
                    filtered.put(file.getKey(), emptied(file.getValue(), tests));
                }
            }
        }
        return filtered;
    }

    private static Set<String> gradedTests(byte[] classFile) {
        Set<String> tests = new HashSet<>();
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                                        if (annotation.equals(POINTS)) {
                                            tests.add(name + descriptor);
                                        }
                                        return null;
                                    }
                                };
                            }
                        },
                        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return tests;
    }

    private static byte[] emptied(byte[] classFile, Set<String> tests) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            private String own;

                            @Override
                            public void visit(
                                    int version,
                                    int access,
                                    String name,
                                    String signature,
                                    String superName,
                                    String[] interfaces) {
                                own = name;
                                super.visit(version, access, name, null, "java/lang/Object", null);
                            }

                            @Override
                            public void visitNestMember(String nestMember) {
                                // Left out.
                            }

                            @Override
                            public void visitInnerClass(String name, String outerName, String innerName, int access) {
                                if (name.equals(own)) {
                                    super.visitInnerClass(name, outerName, innerName, access);
                                }
                            }

                            @Override
                            public FieldVisitor visitField(
                                    int access, String name, String descriptor, String signature, Object value) {
                                return null;
                            }

                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                return tests.contains(name + descriptor)
                                        ? new Emptied(
                                                super.visitMethod(access, name, descriptor, null, null), descriptor)
                                        : null;
                            }
                        },
                        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
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
