package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.CellMagicParseContext;
import io.github.spencerpark.jupyter.kernel.magic.MagicParser;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;

/** As little as cells need: JShell in this process, cell magics, and the startup script before the first cell. */
public class JavaKernel extends BaseKernel {
    private final Magics magics = new Magics();
    private final Values values = new Values();
    private boolean started;

    public Magics getMagics() {
        return magics;
    }

    public void addToClasspath(String path) {
        values.addToClassPath(path);
    }

    public Object evalRaw(String source) throws Exception {
        if (!started) {
            started = true;
            values.eval(System.getenv("IJAVA_STARTUP_SCRIPT"));
        }
        CellMagicParseContext cell = new MagicParser().parseCellMagic(source);
        if (cell == null) {
            return values.eval(source);
        }
        magics.applyCellMagic(
                cell.getMagicCall().getName(),
                cell.getMagicCall().getArgs(),
                cell.getMagicCall().getBody());
        return null;
    }

    @Override
    public DisplayData eval(String source) throws Exception {
        Object value = evalRaw(source);
        return value == null || value instanceof DisplayData
                ? (DisplayData) value
                : getRenderer().render(value);
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("Java").version("17").build();
    }
}
