package dev.stridebook.kernel.debug;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A statement or declaration of a cell with its code in the JVM.
 *
 * @param path the path of the cell's text
 * @param first the first of the lines whose breakpoints belong to it
 * @param last its last line
 * @param code where each line begins in each method
 */
record Piece(String path, int first, int last, List<CodeLine> code) {
    record CodeLine(int line, Location location) {}

    /** Reads the line tables of classes that were compiled from one piece; empty if they have been replaced or have no code. */
    static Optional<Piece> of(List<ReferenceType> classes, DebuggedSession session) {
        List<CodeLine> code = new ArrayList<>();
        Optional<CellLine> any = Optional.empty();
        for (ReferenceType type : classes) {
            for (Method method : type.methods()) {
                Set<Integer> seen = new HashSet<>();
                for (Location location : linesOf(method)) {
                    Optional<CellLine> line = session.line(type.name(), location.lineNumber());
                    if (line.isPresent() && seen.add(line.get().line())) {
                        any = line;
                        code.add(new CodeLine(line.get().line(), location));
                    }
                }
            }
        }
        return any.map(line -> new Piece(SourcePaths.of(line.text()), line.first(), line.last(), code));
    }

    static List<Location> linesOf(Method method) {
        try {
            return method.isAbstract() || method.isNative() ? List.of() : method.allLineLocations();
        } catch (AbsentInformationException compiledWithoutLines) {
            return List.of();
        }
    }

    /** Returns where to stop for a breakpoint: at this line's code, or else at that of the next line that has any. */
    List<Location> locations(int line) {
        if (line < first || line > last) {
            return List.of();
        }
        int target = code.stream()
                .mapToInt(CodeLine::line)
                .filter(each -> each >= line)
                .min()
                .orElse(-1);
        return code.stream()
                .filter(each -> each.line() == target)
                .map(CodeLine::location)
                .toList();
    }
}
