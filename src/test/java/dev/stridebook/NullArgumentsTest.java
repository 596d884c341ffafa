package dev.stridebook;

import static dev.stridebook.shape.Window.kernel;
import static dev.stridebook.shape.Window1d.kernel1d;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.stridebook.nn.Adam;
import dev.stridebook.nn.AdamW;
import dev.stridebook.nn.AdaptiveAvgPool1d;
import dev.stridebook.nn.AdaptiveAvgPool2d;
import dev.stridebook.nn.AdaptiveMaxPool1d;
import dev.stridebook.nn.AdaptiveMaxPool2d;
import dev.stridebook.nn.AvgPool1d;
import dev.stridebook.nn.AvgPool2d;
import dev.stridebook.nn.BatchNorm1d;
import dev.stridebook.nn.BatchNorm2d;
import dev.stridebook.nn.BceLoss;
import dev.stridebook.nn.BceWithLogitsLoss;
import dev.stridebook.nn.CircularPad1d;
import dev.stridebook.nn.CircularPad2d;
import dev.stridebook.nn.Concat;
import dev.stridebook.nn.Concatenation;
import dev.stridebook.nn.ConstantPad1d;
import dev.stridebook.nn.ConstantPad2d;
import dev.stridebook.nn.Conv1d;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.ConvTranspose1d;
import dev.stridebook.nn.ConvTranspose2d;
import dev.stridebook.nn.CrossEntropyLoss;
import dev.stridebook.nn.Dropout;
import dev.stridebook.nn.Dropout1d;
import dev.stridebook.nn.Dropout2d;
import dev.stridebook.nn.ELU;
import dev.stridebook.nn.Elementwise;
import dev.stridebook.nn.Flatten;
import dev.stridebook.nn.Fold;
import dev.stridebook.nn.GELU;
import dev.stridebook.nn.GlobalMaxPool2d;
import dev.stridebook.nn.Graph;
import dev.stridebook.nn.GroupNorm;
import dev.stridebook.nn.Hardtanh;
import dev.stridebook.nn.HuberLoss;
import dev.stridebook.nn.Identity;
import dev.stridebook.nn.InstanceNorm2d;
import dev.stridebook.nn.Join;
import dev.stridebook.nn.L1Loss;
import dev.stridebook.nn.LPPool1d;
import dev.stridebook.nn.LPPool2d;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.LayerNorm;
import dev.stridebook.nn.LeakyReLU;
import dev.stridebook.nn.Linear;
import dev.stridebook.nn.LogSoftmax;
import dev.stridebook.nn.MaxPool1d;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.MaxUnpool1d;
import dev.stridebook.nn.MaxUnpool2d;
import dev.stridebook.nn.MinPool2d;
import dev.stridebook.nn.MseLoss;
import dev.stridebook.nn.NllLoss;
import dev.stridebook.nn.ReLU;
import dev.stridebook.nn.ReLU6;
import dev.stridebook.nn.Reduction;
import dev.stridebook.nn.ReflectionPad1d;
import dev.stridebook.nn.ReflectionPad2d;
import dev.stridebook.nn.ReplicationPad1d;
import dev.stridebook.nn.ReplicationPad2d;
import dev.stridebook.nn.Residual;
import dev.stridebook.nn.Sequential;
import dev.stridebook.nn.Sgd;
import dev.stridebook.nn.SiLU;
import dev.stridebook.nn.Sigmoid;
import dev.stridebook.nn.SmoothL1Loss;
import dev.stridebook.nn.Softmax;
import dev.stridebook.nn.SqueezeExcitation;
import dev.stridebook.nn.Tanh;
import dev.stridebook.nn.Unfold;
import dev.stridebook.nn.Upsample;
import dev.stridebook.nn.View;
import dev.stridebook.nn.Weights;
import dev.stridebook.nn.ZeroPad1d;
import dev.stridebook.nn.ZeroPad2d;
import dev.stridebook.shape.Axis;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Padding;
import dev.stridebook.shape.PaddingMode;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Rounding;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.TransposedWindow;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Null in place of any argument of any public constructor or method ends in an exception that names the argument. */
class NullArgumentsTest {
    private static final Set<String> PACKAGES =
            Set.of("dev.stridebook.shape", "dev.stridebook.nn", "dev.stridebook.nn.file", "dev.stridebook.nn.onnx");

    /** Where null has a meaning. */
    private static final Set<String> OPTIONAL = Set.of(
            "Loops.conv2d bias",
            "Loops.convTranspose2d bias",
            "AdaptiveAvgPool2d.new height",
            "AdaptiveAvgPool2d.new width",
            "AdaptiveMaxPool2d.new height",
            "AdaptiveMaxPool2d.new width");

    private static final INDArray X = Nd4j.ones(DataType.FLOAT, 1, 1, 4, 4);
    private static final INDArray LINES = Nd4j.ones(DataType.FLOAT, 1, 1, 4);

    private static final Graph.Builder GRAPH = new Graph.Builder();

    private static final Graph.Visitor<Object> VISITOR = new Graph.Visitor<>() {
        @Override
        public Object layer(String name, Layer layer, Object input) {
            return input;
        }

        @Override
        public Object join(String name, Join join, List<Object> inputs) {
            return inputs;
        }
    };

    /** An argument of each type; none has to fit, as null is noticed first. */
    private static final List<Object> ARGUMENTS = List.of(
            X,
            kernel(2),
            kernel1d(2),
            TransposedWindow.of(kernel(2)),
            new SplittableRandom(1),
            PaddingMode.REFLECT,
            Padding.NONE,
            Size.square(2),
            Shape.of(1, 4, 4),
            Cost.NONE,
            Axis.WIDTH,
            Rounding.FLOOR,
            kernel(2).axis(Axis.WIDTH),
            ReceptiveField.of(Size.square(4)),
            ReceptiveField.of(Size.square(4)).width(),
            kernel(2).explain(4, 4).width(),
            TransposedWindow.of(kernel(2)).explain(4, 4).width(),
            new ReLU(),
            new NllLoss(),
            Reduction.SUM,
            List.of(),
            Map.of(),
            Optional.empty(),
            GRAPH.input(),
            new Concatenation(),
            Elementwise.Operation.SUM,
            VISITOR,
            "1x1",
            Path.of("none.npy"));

    /** Of each class that has methods with arguments. */
    private static final List<Object> INSTANCES = List.of(
            new AdaptiveAvgPool2d(2),
            new AvgPool1d(2),
            new AvgPool2d(2),
            new BatchNorm2d(1),
            new Concat(new ReLU()),
            new Conv1d(1, 1, kernel1d(2)),
            new Conv2d(1, 1, kernel(2)),
            new ConvTranspose2d(1, 1, kernel(2)),
            new Dropout(0.5),
            new Flatten(),
            new GlobalMaxPool2d(),
            new Linear(4, 1),
            new LogSoftmax(),
            new MaxPool1d(2),
            new MaxPool2d(2),
            new MaxUnpool2d(2),
            new MinPool2d(2),
            new NllLoss(),
            new ReLU(),
            new Residual(new ReLU()),
            new Sequential(new ReLU(), new Conv2d(1, 1, kernel(1)), new ReLU()),
            new Sgd(List.of(), 1),
            new Sigmoid(),
            new Softmax(),
            new SqueezeExcitation(1, 1),
            new View(-1, 16),
            new AdaptiveAvgPool1d(2),
            new AdaptiveMaxPool1d(2),
            new AdaptiveMaxPool2d(2),
            new BatchNorm1d(1),
            new CircularPad1d(1),
            new CircularPad2d(1),
            new ConstantPad1d(1, 0),
            new ConstantPad2d(1, 0),
            new ConvTranspose1d(1, 1, kernel1d(2)),
            new Dropout1d(0.5),
            new Dropout2d(0.5),
            new ELU(),
            new Fold(Size.square(2), kernel(1)),
            new GELU(),
            graph(),
            GRAPH,
            new Concatenation(),
            new Elementwise(Elementwise.Operation.SUM),
            new GroupNorm(1, 1),
            new Identity(),
            new InstanceNorm2d(1),
            new LPPool1d(2, 2),
            new LPPool2d(2, 2),
            new LayerNorm(4),
            new LeakyReLU(),
            new MaxUnpool1d(2),
            new ReLU6(),
            new ReflectionPad1d(1),
            new ReflectionPad2d(1),
            new ReplicationPad1d(1),
            new ReplicationPad2d(1),
            new SiLU(),
            new Tanh(),
            new Unfold(kernel(2)),
            new ZeroPad1d(1),
            new ZeroPad2d(1),
            new Hardtanh(),
            Upsample.scaleFactor(2),
            new Adam(List.of()),
            new AdamW(List.of()),
            new BceLoss(),
            new BceWithLogitsLoss(),
            new CrossEntropyLoss(),
            new HuberLoss(),
            new L1Loss(),
            new MseLoss(),
            new SmoothL1Loss(),
            Weights.of(new ReLU()),
            new Conv2d(1, 1, kernel(2)).weight(),
            kernel(2),
            kernel1d(2),
            kernel(2).axis(Axis.WIDTH),
            TransposedWindow.of(kernel(2)),
            PaddingMode.REFLECT,
            ReceptiveField.of(Size.square(4)),
            Cost.NONE);

    private static Graph graph() {
        Graph.Builder graph = new Graph.Builder();
        return graph.output(graph.add("relu", new ReLU(), graph.input()));
    }

    @TestFactory
    Stream<DynamicTest> areNamed() {
        return new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
                .importPackages(PACKAGES).stream()
                        .filter(type ->
                                PACKAGES.contains(type.getPackageName()) && !type.isAnnotatedWith(Internal.class))
                        .map(JavaClass::reflect)
                        .filter(type -> isPublic(type) && !Throwable.class.isAssignableFrom(type))
                        .flatMap(NullArgumentsTest::executables)
                        .flatMap(executable -> Stream.of(executable.called.getParameters())
                                .filter(parameter -> !parameter.getType().isPrimitive()
                                        && !OPTIONAL.contains(executable.text() + " " + parameter.getName()))
                                .map(parameter -> DynamicTest.dynamicTest(
                                        executable.text() + " " + parameter.getName(),
                                        () -> check(executable, parameter))));
    }

    /** A constructor or method, as it is called for a class. */
    private record Call(Class<?> type, Executable called) {
        String text() {
            String name = called instanceof Constructor ? "new" : called.getName();
            return type.getSimpleName() + "." + name;
        }
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    private static Stream<Call> executables(Class<?> type) {
        List<Executable> all = new ArrayList<>();
        if (!type.isEnum() && !Modifier.isAbstract(type.getModifiers())) {
            all.addAll(List.of(type.getConstructors()));
        }
        Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass().getName().startsWith("dev.stridebook")
                        && !Modifier.isAbstract(method.getModifiers())
                        && !method.isSynthetic()
                        && !method.getName().equals("equals")
                        && !(type.isEnum() && method.getName().equals("valueOf")))
                .filter(method -> Modifier.isStatic(method.getModifiers()) || !type.isInterface())
                .forEach(all::add);
        return all.stream().map(called -> new Call(type, called));
    }

    private static void check(Call call, Parameter parameter) throws ReflectiveOperationException {
        assertThat(parameter.isNamePresent()).isTrue();
        Object instance = Modifier.isStatic(call.called.getModifiers()) || call.called instanceof Constructor
                ? null
                : any(INSTANCES, call.type)
                        .orElseThrow(() -> new AssertionError(
                                "Add an instance of %s to this test.".formatted(call.type.getSimpleName())));
        if (instance instanceof Layer layer && call.called.getName().startsWith("backward")) {
            boolean onLines = call.type.getSimpleName().endsWith("1d") || instance instanceof Fold;
            layer.forward(onLines ? LINES : X);
        }
        if (instance instanceof MaxUnpool2d unpool && call.called.getName().startsWith("backward")) {
            unpool.forward(X, Nd4j.zeros(DataType.INT64, 1, 1, 4, 4));
        }
        if (instance instanceof MaxUnpool1d unpool && call.called.getName().startsWith("backward")) {
            unpool.forward(LINES, Nd4j.zeros(DataType.INT64, 1, 1, 4));
        }
        Object[] arguments = Stream.of(call.called.getParameters())
                .map(other -> other.equals(parameter) ? null : argument(other.getType()))
                .toArray();

        call.called.setAccessible(true); // Where a class that is not public declares it.
        assertThat(failure(call.called, instance, arguments))
                .as("%s without %s", call.text(), parameter.getName())
                .isInstanceOf(NullPointerException.class)
                .hasMessage("The argument \"%s\" must not be null.".formatted(parameter.getName()));
    }

    private static Throwable failure(Executable called, Object instance, Object... arguments)
            throws ReflectiveOperationException {
        try {
            if (called instanceof Constructor<?> constructor) {
                constructor.newInstance(arguments);
            } else {
                ((Method) called).invoke(instance, arguments);
            }
            return null;
        } catch (InvocationTargetException failed) {
            return failed.getCause();
        }
    }

    private static Object argument(Class<?> type) {
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        if (type.isPrimitive()) {
            return type == boolean.class
                    ? (Object) true
                    : type == double.class ? (Object) 0.5 : type == long.class ? (Object) 1L : 1;
        }
        return any(ARGUMENTS, type)
                .orElseThrow(() ->
                        new AssertionError("Add an argument of type %s to this test.".formatted(type.getSimpleName())));
    }

    private static Optional<Object> any(List<Object> objects, Class<?> type) {
        return objects.stream().filter(type::isInstance).findFirst();
    }
}
