package dev.stridebook.grade;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.Exercise;
import dev.stridebook.grade.wire.ContractValues;
import dev.stridebook.grade.wire.WireException;
import dev.stridebook.process.Frames;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;

/** An answer in another process: calls are sent as data, and replies become plain values of the contract's types. */
record RemoteAnswer(Exercise<?> exercise, Calls calls, Allowance allowance) implements InvocationHandler {

    /** Sends a request to the process with the answer. */
    @FunctionalInterface
    interface Calls {
        ObjectNode ask(ObjectNode request);
    }

    static <A> A of(Exercise<A> exercise, Calls calls) {
        Class<A> contract = exercise.contract();
        return contract.cast(Proxy.newProxyInstance(
                contract.getClassLoader(),
                new Class<?>[] {contract},
                new RemoteAnswer(exercise, calls, new Allowance())));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "the answer to " + exercise.id();
            };
        }
        allowance.takeCall();
        ObjectNode request = Frames.frame()
                .put("do", "call")
                .put("exercise", exercise.id())
                .put(
                        "method",
                        method.getName()
                                + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                                        .toMethodDescriptorString());
        ArrayNode values = request.putArray("arguments");
        Type[] types = method.getGenericParameterTypes();
        for (int i = 0; i < types.length; i++) {
            values.add(ContractValues.encode(arguments[i], types[i]));
        }
        ObjectNode reply = calls.ask(request);
        if (method.getReturnType() == void.class) {
            return null;
        }
        allowance.take(reply.path("value"));
        try {
            return ContractValues.decode(reply.path("value"), method.getGenericReturnType());
        } catch (WireException noSuchValue) {
            throw new ChildFailure("Broken reply", noSuchValue.getMessage());
        }
    }
}
