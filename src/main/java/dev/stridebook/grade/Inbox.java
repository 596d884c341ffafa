package dev.stridebook.grade;

import dev.stridebook.handin.HandIn;
import dev.stridebook.handin.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what students handed in, and opens none of it. Each folder, archive or file in a given folder belongs to one student, who takes
 * its name unless a roster says otherwise. Each becomes a submission, also if nothing in it can be graded.
 */
public final class Inbox {
    /** Tables and metadata of the systems that export submissions. */
    private static final Pattern OF_THE_TEACHER = Pattern.compile("(?i).*\\.(csv|tsv|ya?ml)");

    private final Roster roster;
    private final Uploads uploads = new Uploads();
    private final Map<String, List<Path>> byStudent = new LinkedHashMap<>();
    /** The last number that tells apart those with one name. */
    private final Map<String, Integer> named = new HashMap<>();

    private Inbox(Roster roster) {
        this.roster = roster;
    }

    /**
     * Lists all submissions in these places, sorted by student.
     *
     * @param places folders with a folder, archive or file for each student, or an archive or file of one student
     * @throws IllegalArgumentException if a system that collected the submissions says when in a way that cannot be read
     * @throws IOException if a place itself cannot be read
     */
    public static List<UnreadSubmission> list(List<Path> places, Roster roster) throws IOException {
        Inbox inbox = new Inbox(roster);
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                inbox.uploads.read(place);
                try (Stream<Path> entries = Files.list(place)) {
                    entries.sorted().filter(Inbox::isHandedIn).forEach(inbox::add);
                }
            } else {
                inbox.add(place);
            }
        }
        for (String missing : roster.students()) {
            inbox.byStudent.computeIfAbsent(missing, student -> new ArrayList<>());
        }
        List<UnreadSubmission> submissions = new ArrayList<>();
        for (String student : inbox.byStudent.keySet().stream().sorted().toList()) {
            submissions.add(inbox.submission(student, inbox.byStudent.get(student)));
        }
        return submissions;
    }

    /**
     * Takes everything in these places as one student's submission.
     *
     * @param places folders, archives and files, or links to them
     * @throws IOException if a place does not exist
     */
    public static UnreadSubmission of(String student, List<Path> places) throws IOException {
        List<Path> real = new ArrayList<>();
        for (Path place : places) {
            real.add(place.toRealPath());
        }
        return new Inbox(Roster.NONE).submission(student, real);
    }

    private UnreadSubmission submission(String student, List<Path> places) throws IOException {
        Optional<Instant> uploaded = uploads.last(places);
        return new UnreadSubmission(
                student, places, roster.submitted(student).or(() -> uploaded), roster.variant(student));
    }

    private static boolean isHandedIn(Path entry) {
        String name = entry.getFileName().toString();
        return !HandIn.isLeftBehind(name) && !OF_THE_TEACHER.matcher(name).matches();
    }

    private void add(Path entry) {
        student(entry).add(entry.toAbsolutePath());
    }

    /** Returns the places of the student whom an entry belongs to. Two entries share one only if the roster says so. */
    private List<Path> student(Path entry) {
        String name = entry.getFileName().toString();
        String known = roster.student(name);
        if (known != null) {
            return byStudent.computeIfAbsent(known, student -> new ArrayList<>());
        }
        boolean isFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
        String plain = SafeText.line(isFolder ? name : HandIn.nameWithoutEnding(name), 120);
        String student = plain;
        while (byStudent.containsKey(student) || roster.students().contains(student)) {
            student = "%s (%d)".formatted(plain, named.merge(plain, 2, (last, first) -> last + 1));
        }
        List<Path> places = new ArrayList<>();
        byStudent.put(student, places);
        return places;
    }
}
