package dev.stridebook.tools.poison;

import java.time.Duration;

/**
 * A cell that tries to break its session.
 *
 * @param limit when to interrupt it, if it has not ended by then
 */
record PoisonCell(String source, Duration limit) {
    private static final int SHOWN = 500;

    /** Returns the source as a message shows it: cells may be as long as a class file can be, and of any characters. */
    String excerpt() {
        String shown = source.length() > SHOWN
                ? "%s … %s (%,d characters)"
                        .formatted(source.substring(0, 300), source.substring(source.length() - 150), source.length())
                : source;
        return shown.replaceAll("[\\p{Cntrl}&&[^\n]]|\\p{Cs}", "\ufffd");
    }
}
