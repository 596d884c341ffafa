package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.Renderings;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable;
import io.github.spencerpark.jupyter.kernel.display.RenderFunction;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.common.Image;
import io.github.spencerpark.jupyter.kernel.display.common.Url;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The base library's renderer, where a notebook registers its own functions, extended by ours for all other types. */
final class StridebookRenderer extends Renderer {
    private static final Field DATA = dataField();

    private final Set<Class<?>> registered = new HashSet<>();
    private final Set<Class<?>> registeredByDefault;

    StridebookRenderer() {
        Image.registerAll(this);
        Url.registerAll(this);
        // These serve requests for one type, as in display(image, "image/jpeg"); without a type our renderings are
        // used.
        registeredByDefault = Set.copyOf(registered);
        registered.clear();
    }

    @Override
    public <T> void register(
            Set<MIMEType> supported,
            Set<MIMEType> preferred,
            Set<Class<? extends T>> types,
            RenderFunction<T> function) {
        super.register(supported, preferred, types, function);
        registered.addAll(types);
    }

    @Override
    public DisplayData render(Object value, Map<String, Object> parameters) {
        if (value instanceof DisplayData data) {
            return data;
        }
        if (value instanceof DisplayDataRenderable || isOneOf(registered, value)) {
            return super.render(value, parameters);
        }
        return toDisplayData(Renderings.of(value));
    }

    private static boolean isOneOf(Set<Class<?>> types, Object value) {
        return types.stream().anyMatch(type -> type.isInstance(value));
    }

    @Override
    public DisplayData renderAs(Object value, Map<String, Object> parameters, String... mimeTypes) {
        if (value == null) {
            return render("null", parameters);
        }
        if (value instanceof CharSequence text) {
            DisplayData data = new DisplayData(text.toString());
            Arrays.stream(mimeTypes).forEach(type -> data.putData(type, text.toString()));
            return data;
        }
        MimeBundle ours = Renderings.of(value);
        boolean isTheirs = value instanceof DisplayDataRenderable
                || isOneOf(registered, value)
                || isOneOf(registeredByDefault, value);
        DisplayData data = isTheirs
                ? super.renderAs(value, parameters, mimeTypes)
                : new DisplayData(ours.data().get(MimeBundle.TEXT));
        for (String type : mimeTypes) {
            if (ours.data().containsKey(type) && !data.hasDataForType(MIMEType.parse(type))) {
                data.putData(type, ours.data().get(type));
            }
        }
        return data;
    }

    static DisplayData toDisplayData(MimeBundle bundle) {
        DisplayData data = new DisplayData();
        bundle.data().forEach(data::putData);
        return data;
    }

    /** Converts the base library's display data to a bundle. */
    static MimeBundle toBundle(DisplayData data) {
        Map<String, String> forms = new LinkedHashMap<>();
        contentOf(data).forEach((type, content) -> forms.put(String.valueOf(type), String.valueOf(content)));
        forms.putIfAbsent(MimeBundle.TEXT, "");
        return new MimeBundle(forms);
    }

    private static Map<?, ?> contentOf(DisplayData data) {
        try {
            return (Map<?, ?>) DATA.get(data);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a private field, as the base library offers its contents only as JSON. */
    private static Field dataField() {
        try {
            Field field = DisplayData.class.getDeclaredField("data");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(say("Another version of jupyter-jvm-basekernel than 2.3.0 is in use."), e);
        }
    }
}
