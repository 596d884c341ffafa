package dev.stridebook.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** {@code docs/performance.md}. */
final class PerformancePage {
    private final Environment environment;
    private final LocalDate date;
    private final boolean quick;
    private final String absence;
    private final List<Section> sections = new ArrayList<>();

    /**
     * @param absence why there is no PyTorch to compare with, or null
     */
    PerformancePage(Environment environment, LocalDate date, boolean quick, String absence) {
        this.environment = environment;
        this.date = date;
        this.quick = quick;
        this.absence = absence;
    }

    void add(Section section) {
        sections.add(section);
    }

    String text(Neighbours neighbours) {
        StringBuilder page = new StringBuilder("""
                # Performance

                Written by `./stridebook bench report`, which repeats all measurements; do not edit.

                A **ratio** is Stridebook's median time divided by PyTorch's for the same work, on the same machine, with the same number of
                threads: 0.5 means half of PyTorch's time, 1 the same, 2 twice as long. The two take turns, so that a machine that gets hot
                or slow affects both. Times are valid for this machine only. Ratios carry over better, but other busy programs slow one library
                down more than another, so the table shows how busy the machine was. The brackets after a median contain the first and third
                quartiles: half of all measurements lie between them.

                """);
        page.append(new Table("", "measured on")
                .row("date", date.toString())
                .row("machine", environment.machine().toString())
                .row("Java", environment.java())
                .row("engine", environment.engine())
                .row("ND4J", environment.nd4j())
                .row("PyTorch", environment.pytorch() == null ? "none: " + absence : environment.pytorch())
                .row("other work", neighbours.toString()));
        neighbours
                .warning()
                .ifPresent(warning -> page.append("\n**").append(warning).append("**\n"));
        if (quick) {
            page.append("\nThis was a quick run (`--quick`): few measurements, rough figures.\n");
        }
        for (Section section : sections) {
            page.append("\n## ").append(section.title()).append("\n\n").append(section.text());
        }
        return page.toString();
    }
}
