package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.classpath.ClassPathFiles;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.objectweb.asm.ClassReader;

/**
 * The names that a session begins with, and how they give way to the user's. JShell refuses all that follows when two imports, or an
 * import and a class, bring the same name. So a name that the user is about to bring is first taken out of our own imports. Only a
 * name that earlier cells use stays, since their variables would be lost.
 */
final class ImportedNames {
    private static final String STATIC = "static ";
    private static final Pattern IMPORT =
            Pattern.compile("import\\s+(static\\s+)?([\\w$.]+?)(\\.\\*)?\\s*;\\s*", Pattern.UNICODE_CHARACTER_CLASS);

    private final JShell shell;
    private final ClassPathFiles classPath;
    private final ClassLoader loader;
    private final CellOrigins origins;
    private final List<String> wanted;
    private List<String> all;
    private List<String> imports;

    /** Names of ours that a package of the user's has, too: what they meant before, and what they mean now. */
    private final Map<String, Change> changed = new LinkedHashMap<>();

    /** Names that the user brings one by one. They take precedence over a package's, but must not meet a single import of ours. */
    private final Set<String> taken = new HashSet<>();

    /** Names that stay ours. */
    private final Set<String> kept = new HashSet<>();

    private record Change(String from, String to) {}

    /**
     * @param wanted the names that the session begins with, as far as the class path has them
     * @param loader finds the session's classes
     */
    ImportedNames(
            JShell shell, List<String> wanted, ClassPathFiles classPath, ClassLoader loader, CellOrigins origins) {
        this.shell = shell;
        this.wanted = wanted;
        this.all = wanted;
        this.imports = wanted;
        this.classPath = classPath;
        this.loader = loader;
        this.origins = origins;
    }

    /** Leaves out what a changed class path lacks, and takes up again what it has; one that is not there would fail all cells. */
    void followClassPath() {
        all = SessionImports.thoseThatAreThere(wanted, classPath);
        update();
    }

    /** Imports all. What the class path lacks is found out only if that fails: it takes a tenth of a second. */
    void begin() {
        if (shell.eval(SessionImports.asSource(all)).get(0).status() == Snippet.Status.REJECTED) {
            all = SessionImports.thoseThatAreThere(wanted, classPath);
            shell.eval(SessionImports.asSource(all));
        }
        imports = all;
    }

    /**
     * Makes way for the names that a snippet brings.
     *
     * @return notes on names that stay as they are
     */
    List<String> makeWayFor(String snippet) {
        List<String> notes = new ArrayList<>();
        boolean isAffected = false;
        Matcher imported = IMPORT.matcher(snippet);
        if (imported.matches()) {
            String name = imported.group(2);
            boolean isStatic = imported.group(1) != null;
            if (imported.group(3) == null) {
                isAffected = take(Set.of(simple(name)));
            } else if (isStatic) {
                isAffected = take(staticNames(name));
            } else {
                int before = changed.size() + kept.size();
                usersPackage(name, notes);
                isAffected = changed.size() + kept.size() > before;
            }
        } else {
            isAffected = take(
                    Definition.of(snippet).map(Definition::name).map(Set::of).orElse(Set.of()));
        }
        // Most snippets bring no name of ours; listing the packages that gave way takes longer than such a snippet.
        if (isAffected) {
            update();
        }
        return notes;
    }

    /**
     * Takes a type of the user's out of our imports although it cannot be used yet, as it refers to something that is defined later: what
     * refers to it in turn would mean ours.
     */
    void giveWay(String type) {
        packages().stream()
                .filter(ours -> classPath.topLevelClasses(ours).contains(type))
                .findFirst()
                .ifPresent(ours -> {
                    changed.putIfAbsent(type, new Change(ours + "." + type, "yours"));
                    update();
                });
    }

    /** Returns whether one of the names is new and among our single imports. */
    private boolean take(Set<String> names) {
        boolean isSingle = imports.stream()
                .filter(name -> !name.endsWith(".*"))
                .map(ImportedNames::simple)
                .anyMatch(name -> names.contains(name) && !taken.contains(name));
        taken.addAll(names);
        return isSingle;
    }

    private void usersPackage(String name, List<String> notes) {
        if (all.contains(name + ".*")) {
            return;
        }
        Set<String> theirs = classPath.topLevelClasses(name);
        for (String ours : packages()) {
            for (String simple : classPath.topLevelClasses(ours)) {
                if (theirs.contains(simple) && isPublic(name + "." + simple) && isPublic(ours + "." + simple)) {
                    change(simple, new Change(ours + "." + simple, name + "." + simple), notes);
                }
            }
        }
        for (String single : singles()) {
            if (!single.startsWith(STATIC)
                    && theirs.contains(simple(single))
                    && isPublic(name + "." + simple(single))) {
                change(simple(single), new Change(single, name + "." + simple(single)), notes);
            }
        }
    }

    private void change(String name, Change change, List<String> notes) {
        if (changed.containsKey(name) || taken.contains(name)) {
            return;
        }
        Optional<Snippet> user = userOf(name);
        if (user.isEmpty()) {
            changed.put(name, change);
        } else if (kept.add(change.from)) {
            OptionalInt cell = origins.cellOf(user.get());
            notes.add(
                    cell.isPresent()
                            ? say(
                                    "%s is still %s, as cell %d uses it. For the other, write %s.",
                                    name, change.from, cell.getAsInt(), change.to)
                            : say(
                                    "%s is still %s, as an earlier cell uses it. For the other, write %s.",
                                    name, change.from, change.to));
        }
    }

    /** A snippet in use that speaks of this name. */
    private Optional<Snippet> userOf(String name) {
        Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
        return shell.snippets()
                .filter(snippet -> snippet.kind().isPersistent() && snippet.kind() != Snippet.Kind.IMPORT)
                .filter(snippet -> shell.status(snippet).isActive())
                .filter(snippet -> word.matcher(snippet.source()).find())
                .findFirst();
    }

    /** Evaluates our imports again if they change; those that were there before are replaced. */
    private void update() {
        List<String> now = Stream.concat(
                        all.stream().flatMap(this::stillImported),
                        kept.stream().filter(name -> !taken.contains(simple(name))))
                .distinct()
                .toList();
        if (!now.equals(imports)) {
            imports = now;
            shell.eval(SessionImports.asSource(now));
        }
    }

    private Stream<String> stillImported(String name) {
        if (!name.endsWith(".*")) {
            boolean isTheirs =
                    taken.contains(simple(name)) || changed.containsKey(simple(name)) && !name.startsWith(STATIC);
            return isTheirs ? Stream.empty() : Stream.of(name);
        }
        String ours = name.substring(0, name.length() - ".*".length());
        boolean isWhole = name.startsWith(STATIC)
                || changed.values().stream()
                        .noneMatch(change -> packageOf(change.from).equals(ours));
        return isWhole
                ? Stream.of(name)
                : classPath.topLevelClasses(ours).stream()
                        .filter(simple -> !taken.contains(simple) && !changed.containsKey(simple))
                        .map(simple -> ours + "." + simple)
                        .filter(this::isPublic);
    }

    private List<String> packages() {
        return all.stream()
                .filter(name -> name.endsWith(".*") && !name.startsWith(STATIC))
                .map(name -> name.substring(0, name.length() - ".*".length()))
                .toList();
    }

    private List<String> singles() {
        return all.stream().filter(name -> !name.endsWith(".*")).toList();
    }

    /** The names of our single static imports that this class of the user's has, too. */
    private Set<String> staticNames(String className) {
        try {
            Class<?> theirs = Class.forName(className, false, loader);
            Set<String> members = Stream.concat(Stream.of(theirs.getMethods()), Stream.of(theirs.getFields()))
                    .filter(member -> Modifier.isStatic(member.getModifiers()))
                    .map(Member::getName)
                    .collect(Collectors.toSet());
            return singles().stream()
                    .filter(name -> name.startsWith(STATIC))
                    .map(ImportedNames::simple)
                    .filter(members::contains)
                    .collect(Collectors.toSet());
        } catch (ClassNotFoundException perhapsWithinAnother) {
            int dot = className.lastIndexOf('.');
            return dot < 0 ? Set.of() : staticNames(className.substring(0, dot) + "$" + className.substring(dot + 1));
        } catch (LinkageError notUsable) {
            return Set.of();
        }
    }

    /** Reads the class file: to load the class would be to use it, and so to keep the user from bringing another version of it. */
    private boolean isPublic(String className) {
        try (InputStream file = classPath.open(className).orElse(null)) {
            return file != null && Modifier.isPublic(new ClassReader(file).getAccess());
        } catch (IOException | RuntimeException notUsable) {
            return false;
        }
    }

    /** What helps if this line of a message or of source speaks of a name that has changed its meaning. */
    Optional<String> remedy(String line) {
        return changed.entrySet().stream()
                .filter(each -> Pattern.compile("\\b" + Pattern.quote(each.getKey()) + "\\b")
                        .matcher(line)
                        .find())
                .map(each -> say(
                        "  %s is %s here. For %s: import %s;",
                        each.getKey(), each.getValue().to, each.getValue().from, each.getValue().from))
                .findFirst();
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String packageOf(String className) {
        return className.substring(0, className.lastIndexOf('.'));
    }
}
