package dev.stridebook.kernel.magic;

import io.github.spencerpark.jupyter.kernel.magic.registry.CellMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** The base library's registry of magics, extended to list their names. */
public final class MagicRegistry extends Magics {
    private final SortedSet<String> lineNames = new ConcurrentSkipListSet<>();
    private final SortedSet<String> cellNames = new ConcurrentSkipListSet<>();

    /** Returns the line magics, by name. */
    public SortedSet<String> lineNames() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(lineNames));
    }

    /** Returns the cell magics, by name. */
    public SortedSet<String> cellNames() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(cellNames));
    }

    /**
     * Runs a magic.
     *
     * @return its value, or null
     * @throws UnknownMagicException if no magic has this name
     */
    public Object run(MagicCall call) throws Exception {
        return call.body().isPresent()
                ? applyCellMagic(call.name(), call.arguments(), call.body().get())
                : applyLineMagic(call.name(), call.arguments());
    }

    @Override
    public <T> T applyLineMagic(String name, List<String> arguments) throws Exception {
        if (!lineNames.contains(name)) {
            throw new UnknownMagicException(name, true, this);
        }
        return super.applyLineMagic(name, arguments);
    }

    @Override
    public <T> T applyCellMagic(String name, List<String> arguments, String body) throws Exception {
        if (!cellNames.contains(name)) {
            throw new UnknownMagicException(name, false, this);
        }
        return super.applyCellMagic(name, arguments, body);
    }

    @Override
    public void registerLineMagic(String name, LineMagicFunction<?> magic) {
        super.registerLineMagic(name, magic);
        lineNames.add(name);
    }

    @Override
    public void registerCellMagic(String name, CellMagicFunction<?> magic) {
        super.registerCellMagic(name, magic);
        cellNames.add(name);
    }

    @Override
    public <T extends LineMagicFunction<?> & CellMagicFunction<?>> void registerLineCellMagic(String name, T magic) {
        registerLineMagic(name, magic);
        registerCellMagic(name, magic);
    }
}
