package dev.stridebook.grade.cluster;

import java.io.File;
import java.nio.file.Path;

/**
 * Spark, as Maven puts it together. The folder can be the {@code SPARK_HOME} of a cluster.
 *
 * @param folder a folder with {@code stridebook-spark.jar} and the folder {@code jars}
 */
public record SparkJars(Path folder) {
    /** Returns the jar with our part. */
    public Path own() {
        return folder.resolve("stridebook-spark.jar").toAbsolutePath();
    }

    /** Returns the folder with Spark's jars and those that it needs. */
    public Path libraries() {
        return folder.resolve("jars").toAbsolutePath();
    }

    /** Returns the class path of Spark's driver. */
    String classPath() {
        return own() + File.pathSeparator + libraries().resolve("*");
    }
}
