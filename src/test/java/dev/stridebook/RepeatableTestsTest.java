package dev.stridebook;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.nd4j.linalg.factory.Nd4j;

/** A test that fails must fail again when it is run again. */
@AnalyzeClasses(packages = "dev.stridebook", importOptions = ImportOption.OnlyIncludeTests.class)
class RepeatableTestsTest {
    /** ND4J's random numbers begin with the time, and a seed is for one thread: of a test with a time limit, another one. */
    @ArchTest
    static final ArchRule numbersComeFromSeeds = noClasses()
            .should()
            .callMethodWhere(describe("it draws with ND4J", RepeatableTestsTest::drawsWithNd4j))
            .because("Some.random draws the same numbers again");

    private static boolean drawsWithNd4j(JavaMethodCall call) {
        String name = call.getTarget().getName();
        return call.getTargetOwner().isEquivalentTo(Nd4j.class)
                && (name.startsWith("rand") || name.equals("getRandom") || name.equals("choice"));
    }
}
