package io.github.spencerpark.ijava.magics;

import java.io.File;
import java.io.IOException;
import java.text.ParseException;
import java.util.List;
import java.util.Set;

/** Adds libraries from Maven repositories to the class path: {@code getKernelInstance().getMavenResolver()}. */
public abstract class MavenResolver {
    /** Adds a repository to those that are searched. */
    public abstract void addRemoteRepo(String name, String url);

    /**
     * Fetches an artifact with its dependencies, and leaves the class path as it is.
     *
     * @param canonical {@code group:artifact[:packaging[:classifier]]:version}
     * @param repos names or addresses of the repositories to search; null for all known ones
     * @param verbosity above 0, what is being downloaded is printed
     * @return its jar and those of its dependencies
     * @throws IOException if one cannot be found or fetched
     * @throws ParseException never; callers of IJava's method may catch it
     */
    public abstract List<File> resolveMavenDependency(String canonical, Set<String> repos, int verbosity)
            throws IOException, ParseException;

    /** Puts jars and folders on the class path of all later cells. */
    public abstract void addJarsToClasspath(Iterable<String> jars);

    /** Does what {@code %maven} does with these arguments. */
    public abstract void addMavenDependencies(List<String> arguments);

    /** Does what {@code %mavenRepo} does with these arguments: a name and an address. */
    public abstract void addMavenRepo(List<String> arguments);

    /** Does what {@code %loadFromPOM} does with these arguments. */
    public abstract void loadFromPOM(List<String> arguments);

    /** Does what {@code %%loadFromPOM} does with these arguments and lines. */
    public abstract void loadFromPOM(List<String> arguments, String body) throws Exception;
}
