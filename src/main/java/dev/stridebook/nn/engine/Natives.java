package dev.stridebook.nn.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;

/** Native objects that are freed together. It refers to all of them, as the garbage collector would free them otherwise. */
final class Natives implements Prepared {
    private final List<PointerScope> scopes = new ArrayList<>();
    private boolean isClosed;

    /** Keeps all native objects that are made meanwhile, or frees them if that fails. */
    <T> T keep(Supplier<T> preparation) {
        PointerScope scope = new PointerScope();
        try {
            T made = preparation.get();
            scope.extend();
            scopes.add(scope);
            return made;
        } finally {
            // Of an extended scope this only says that what is made from now on does not belong to it.
            scope.close();
        }
    }

    /**
     * @throws IllegalStateException if they have been freed, so that native code would read what is not there
     */
    void requireOpen() {
        if (isClosed) {
            throw new IllegalStateException("What was prepared in oneDNN has been closed.");
        }
    }

    @Override
    public void close() {
        isClosed = true;
        scopes.forEach(PointerScope::close);
        scopes.clear();
    }
}
