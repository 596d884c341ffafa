package dev.stridebook.bench;

import dev.stridebook.bench.LayerCase.Direction;
import dev.stridebook.nn.engine.Engines;
import java.util.Locale;
import java.util.Map;

/** Times layers; the other side of {@code layers.py}, with the same requests. */
final class OurLayers {
    private String what = "";
    private LayerCall call;

    private OurLayers() {}

    public static void main(String[] arguments) throws Exception {
        OurLayers layers = new OurLayers();
        MeasuredMain.serve(Map.of("library", "Stridebook, " + Engines.description()), layers::answer);
    }

    private Map<String, Object> answer(String request) {
        int last = request.lastIndexOf(' ');
        prepare(request.substring(0, last));
        return Map.of("seconds", MeasuredMain.median(request.substring(last + 1), this::once));
    }

    private void prepare(String layerAndDirection) {
        if (!layerAndDirection.equals(what)) {
            if (call != null) {
                call.close();
            }
            int space = layerAndDirection.lastIndexOf(' ');
            call = new LayerCall(
                    LayerCase.parse(layerAndDirection.substring(0, space)),
                    Direction.valueOf(layerAndDirection.substring(space + 1).toUpperCase(Locale.ROOT)));
            what = layerAndDirection;
        }
    }

    private double once() {
        call.before();
        long start = System.nanoTime();
        call.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        call.after();
        return seconds;
    }
}
