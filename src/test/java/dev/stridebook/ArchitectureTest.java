package dev.stridebook;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Imports point one way, so that a package can be read without those that build on it. */
@AnalyzeClasses(packages = "dev.stridebook", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule importsPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("file")
            .definedBy("..stridebook.file..")
            .layer("shape")
            .definedBy("..stridebook.shape..")
            .layer("nn")
            .definedBy("..stridebook.nn..")
            .layer("data")
            .definedBy("..stridebook.data..")
            .layer("train")
            .definedBy("..stridebook.train..")
            .layer("classpath")
            .definedBy("..stridebook.classpath..")
            .layer("process")
            .definedBy("..stridebook.process..")
            .layer("guard")
            .definedBy("..stridebook.guard..")
            .layer("notebook")
            .definedBy("..stridebook.notebook..")
            .layer("kernel")
            .definedBy("..stridebook.kernel..")
            .layer("view")
            .definedBy("..stridebook.view..")
            .layer("course")
            .definedBy("..stridebook.course..")
            .layer("grade")
            .definedBy("..stridebook.grade..")
            .layer("cli")
            .definedBy("..stridebook.cli..")
            .whereLayer("file")
            .mayNotAccessAnyLayer()
            .whereLayer("shape")
            .mayNotAccessAnyLayer()
            .whereLayer("nn")
            .mayOnlyAccessLayers("file", "shape")
            .whereLayer("data")
            .mayOnlyAccessLayers("shape")
            .whereLayer("train")
            .mayOnlyAccessLayers("shape", "nn", "data")
            .whereLayer("classpath")
            .mayNotAccessAnyLayer()
            .whereLayer("process")
            .mayOnlyAccessLayers("classpath")
            .whereLayer("guard")
            .mayNotAccessAnyLayer()
            .whereLayer("notebook")
            .mayOnlyAccessLayers("file", "shape")
            .whereLayer("kernel")
            .mayOnlyAccessLayers("classpath", "file", "process", "guard", "notebook")
            .whereLayer("view")
            .mayOnlyAccessLayers("file", "shape", "nn", "data", "train", "notebook")
            .whereLayer("course")
            .mayOnlyAccessLayers("classpath", "file", "guard", "shape", "nn", "data", "train", "notebook", "view")
            .whereLayer("grade")
            .mayOnlyAccessLayers("classpath", "file", "process", "shape", "notebook", "kernel", "course")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer();

    /** Layers use what is below them; none of it knows a layer. */
    @ArchTest
    static final ArchRule layersStandOnTheRoomsBelow = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("layers")
            .definedBy("dev.stridebook.nn")
            .layer("array")
            .definedBy("dev.stridebook.nn.array")
            .layer("file")
            .definedBy("dev.stridebook.nn.file")
            .layer("engine")
            .definedBy("dev.stridebook.nn.engine")
            .whereLayer("array")
            .mayNotAccessAnyLayer()
            .whereLayer("file")
            .mayOnlyAccessLayers("array")
            .whereLayer("engine")
            .mayOnlyAccessLayers("array")
            .whereLayer("layers")
            .mayNotBeAccessedByAnyLayer();

    /** What a student's code sees knows neither what is right nor any words; what checks knows all. */
    @ArchTest
    static final ArchRule courseIsInLayers = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("course")
            .definedBy("dev.stridebook.course")
            .layer("exercise")
            .definedBy("dev.stridebook.course.exercise")
            .layer("answer")
            .definedBy("dev.stridebook.course.answer")
            .layer("graded")
            .definedBy("dev.stridebook.course.graded")
            .layer("words")
            .definedBy("dev.stridebook.course.words")
            .layer("check")
            .definedBy("dev.stridebook.course.check")
            .whereLayer("course")
            .mayNotAccessAnyLayer()
            .whereLayer("exercise")
            .mayOnlyAccessLayers("course")
            .whereLayer("answer")
            .mayOnlyAccessLayers("course", "exercise")
            .whereLayer("graded")
            .mayOnlyAccessLayers("course", "exercise")
            .whereLayer("words")
            .mayNotAccessAnyLayer()
            .whereLayer("check")
            .mayOnlyAccessLayers("course", "exercise", "answer", "graded", "words");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("dev.stridebook.(*)..").should().beFreeOfCycles();
}
