package dev.stridebook;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Imports point one way, so that a package can be read without those that build on it; the library is one light dependency; and what is
 * public is meant to be.
 */
@AnalyzeClasses(
        packages = {"dev.stridebook", "io.github.spencerpark.ijava"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Each part with those that it may use. A line names parts of earlier lines alone. */
    private static final Map<String, List<String>> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("settings", List.of());
        PARTS.put("language", List.of("settings"));
        PARTS.put("file", List.of("language"));
        PARTS.put("classpath", List.of("language"));
        PARTS.put("compiler", List.of("language"));
        PARTS.put("guard", List.of("language"));
        PARTS.put("handin", List.of("language"));
        PARTS.put("process", List.of("language", "settings", "classpath"));
        PARTS.put("shape", List.of("language"));
        PARTS.put("nn", List.of("language", "settings", "file", "shape"));
        PARTS.put("data", List.of("language", "settings", "file", "shape"));
        PARTS.put("train", List.of("language", "shape", "nn", "data"));
        PARTS.put("notebook", List.of("language", "file", "shape"));
        PARTS.put("picture", List.of("language", "file", "shape", "nn", "data", "train", "notebook"));
        PARTS.put(
                "kernel",
                List.of("language", "settings", "file", "classpath", "compiler", "guard", "process", "notebook"));
        PARTS.put(
                "course",
                List.of(
                        "language",
                        "settings",
                        "file",
                        "classpath",
                        "compiler",
                        "guard",
                        "shape",
                        "nn",
                        "data",
                        "train",
                        "notebook",
                        "picture"));
        PARTS.put(
                "grade",
                List.of(
                        "language",
                        "settings",
                        "file",
                        "classpath",
                        "guard",
                        "handin",
                        "process",
                        "shape",
                        "notebook",
                        "kernel",
                        "course"));
        PARTS.put("cli", List.copyOf(PARTS.keySet()));
        PARTS.put("launch", List.of("language", "settings", "file", "process", "cli"));
        PARTS.put("tools", List.copyOf(PARTS.keySet()));
    }

    /** Rooms of {@code nn}: layers stand on what computes, which knows no layer; what reads networks stands on the layers. */
    private static final Map<String, List<String>> ROOMS_OF_NN = new LinkedHashMap<>();

    static {
        ROOMS_OF_NN.put("array", List.of());
        ROOMS_OF_NN.put("plane", List.of("array"));
        ROOMS_OF_NN.put("engine", List.of("array", "plane"));
        ROOMS_OF_NN.put("file", List.of("array"));
        ROOMS_OF_NN.put("onnx", List.of("array", "file"));
    }

    /** Rooms of {@code course}: what a student's code sees knows neither what is right nor any words; what checks knows all. */
    private static final Map<String, List<String>> ROOMS_OF_COURSE = new LinkedHashMap<>();

    static {
        ROOMS_OF_COURSE.put("exercise", List.of());
        ROOMS_OF_COURSE.put("answer", List.of("exercise"));
        ROOMS_OF_COURSE.put("graded", List.of("exercise"));
        ROOMS_OF_COURSE.put("words", List.of());
        ROOMS_OF_COURSE.put("practice", List.of());
        ROOMS_OF_COURSE.put("predict", List.of());
        ROOMS_OF_COURSE.put("check", List.of("exercise", "answer", "graded", "words", "predict"));
    }

    /** Packages for everybody: what is public in them is for users, unless it is marked. */
    private static final String[] API = {
        "dev.stridebook",
        "dev.stridebook.shape",
        "dev.stridebook.nn",
        "dev.stridebook.nn.file",
        "dev.stridebook.nn.onnx",
        "dev.stridebook.data",
        "dev.stridebook.train",
        "dev.stridebook.picture",
        "dev.stridebook.notebook",
        "dev.stridebook.course",
        "dev.stridebook.course.exercise",
        "dev.stridebook.course.practice",
        "dev.stridebook.course.predict",
        "dev.stridebook.kernel.plug",
        // IJava's own names, for notebooks that were written for it.
        "io.github.spencerpark.ijava",
        "io.github.spencerpark.ijava.magics",
        "io.github.spencerpark.ijava.runtime"
    };

    /** What comes from jars that the library does not bring: pom.xml has them as optional. */
    private static final String[] OF_OPTIONAL_JARS = {
        "picocli..",
        "org.commonmark..",
        "org.objectweb.asm..",
        "com.google.gson..",
        "org.zeromq..",
        "io.github.spencerpark.jupyter..",
        "org.junit..",
        "org.opentest4j..",
        "org.eclipse.aether..",
        "org.apache.maven..",
        "eu.maveniverse..",
        "com.ibm.icu..",
        "org.tukaani..",
        "de.jplag..",
        "org.apache.pdfbox..",
        "de.rototor..",
        "org.yaml.."
    };

    /** Cells call the first two, which a session imports or has in a variable; tests of teachers and benchmarks call the others. */
    private static final Set<String> USED_FROM_OUTSIDE = Set.of(
            "dev.stridebook.kernel.CellFunctions",
            "dev.stridebook.kernel.StridebookKernel",
            "dev.stridebook.course.graded.LibraryComparison",
            "dev.stridebook.tools.compare.PythonWithTorch",
            "dev.stridebook.tools.mutate.Steps");

    private static final Set<String> SERVICES = services();

    private static Set<String> services() {
        try (Stream<Path> files = Files.list(Path.of("target/classes/META-INF/services"))) {
            Set<String> names = new HashSet<>();
            for (Path file : files.toList()) {
                names.addAll(Files.readAllLines(file));
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final DescribedPredicate<JavaClass> INTERNAL = DescribedPredicate.describe(
            "marked as internal", type -> isMarked(type) || type.getPackage().isAnnotatedWith(Internal.class));

    private static boolean isMarked(JavaClass type) {
        return type.isAnnotatedWith(Internal.class)
                || type.getEnclosingClass().filter(ArchitectureTest::isMarked).isPresent();
    }

    @ArchTest
    static final ArchRule importsPointOneWay = layers("dev.stridebook.", PARTS);

    @ArchTest
    static final ArchRule roomsOfNn = layers("dev.stridebook.nn.", ROOMS_OF_NN);

    @ArchTest
    static final ArchRule roomsOfCourse = layers("dev.stridebook.course.", ROOMS_OF_COURSE);

    private static ArchRule layers(String parent, Map<String, List<String>> parts) {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String part : parts.keySet()) {
            layers = layers.layer(part).definedBy(parent + part + "..");
        }
        for (Map.Entry<String, List<String>> part : parts.entrySet()) {
            layers = part.getValue().isEmpty()
                    ? layers.whereLayer(part.getKey()).mayNotAccessAnyLayer()
                    : layers.whereLayer(part.getKey())
                            .mayOnlyAccessLayers(part.getValue().toArray(String[]::new));
        }
        return layers;
    }

    /** What {@code nn} shares is used by its layers; {@code course} itself is what all its rooms know. */
    @ArchTest
    static final ArchRule roomsDoNotKnowTheLayers = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.stridebook.nn.array",
                    "dev.stridebook.nn.engine",
                    "dev.stridebook.nn.plane",
                    "dev.stridebook.nn.file")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.stridebook.nn");

    @ArchTest
    static final ArchRule theCourseDoesNotKnowItsRooms = noClasses()
            .that()
            .resideInAPackage("dev.stridebook.course")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.stridebook.course.(*)..");

    @ArchTest
    static final ArchRule noPackagesGoInCircles =
            slices().assignedFrom(eachPackage()).should().beFreeOfCycles();

    private static SliceAssignment eachPackage() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
            }

            @Override
            public String getDescription() {
                return "each package, with sub-packages as packages of their own,";
            }
        };
    }

    @ArchTest
    static final ArchRule theProductDoesNotNeedTheMakersTools = noClasses()
            .that()
            .resideOutsideOfPackage("dev.stridebook.tools..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.stridebook.tools..");

    @ArchTest
    static final ArchRule theLibraryNeedsNoOptionalJar = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.stridebook.settings..",
                    "dev.stridebook.shape..",
                    "dev.stridebook.nn..",
                    "dev.stridebook.data..",
                    "dev.stridebook.train..",
                    "dev.stridebook.picture..",
                    "dev.stridebook.notebook")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(OF_OPTIONAL_JARS);

    @ArchTest
    static final ArchRule aPackageIsForUsersOrMarked =
            classes().that().arePublic().and().resideOutsideOfPackages(API).should(be(INTERNAL));

    @ArchTest
    static final ArchRule whatIsInternalIsPublicForAnotherPackage = classes()
            .that()
            .resideOutsideOfPackages(API)
            .or(INTERNAL)
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("package-info")
            .should(beUsedByAnotherPackage());

    /** What Java compiles adds the lanes of a vector in another order than what it does not: the same seed would train another network. */
    @ArchTest
    static final ArchRule noSumOverLanesIsLeftToJava = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "the lanes of a vector are reduced by Java",
                    call -> call.getTargetOwner().getPackageName().equals("jdk.incubator.vector")
                            && call.getName().startsWith("reduceLanes")));

    private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
        return new ArchCondition<>("be used by another package, or be started by its name") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean isUsed = type.getDirectDependenciesToSelf().stream()
                        .map(Dependency::getOriginClass)
                        .anyMatch(user -> !user.getPackageName().equals(type.getPackageName()));
                boolean isMain = type.tryGetMethod("main", String[].class).isPresent();
                events.add(new SimpleConditionEvent(
                        type,
                        isUsed
                                || isMain
                                || SERVICES.contains(type.getName())
                                || USED_FROM_OUTSIDE.contains(type.getName()),
                        type.getName() + " is public, and no other package uses it"));
            }
        };
    }
}
