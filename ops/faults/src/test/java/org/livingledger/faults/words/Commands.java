package org.livingledger.faults.words;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Commands by the methods that carry them out, which have their names: `join-group` is `joinGroup`.
public final class Commands {

    private record Rule(Object of, Method method) {}

    private final Map<String, Rule> rules = new HashMap<>();

    /// All methods that answer with figures are commands.
    public Commands(Object... rules) {
        for (Object of : rules) {
            for (Method method : of.getClass().getDeclaredMethods()) {
                if (method.getReturnType() == Figures.class) {
                    method.setAccessible(true);
                    String name =
                            method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
                    this.rules.putIfAbsent(name, new Rule(of, method));
                }
            }
        }
    }

    /// Carries a command out.
    ///
    /// @param given what a parameter of a type is given
    public Figures carryOut(String command, Function<Class<?>, Object> given) {
        Rule rule = rules.get(command);
        if (rule == null) {
            throw new IllegalArgumentException("the model knows no " + command);
        }
        try {
            Object[] arguments =
                    Arrays.stream(rule.method.getParameterTypes()).map(given).toArray();
            return (Figures) rule.method.invoke(rule.of, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Refusal refusal
                    ? refusal
                    : new IllegalStateException(command, e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(command, e);
        }
    }
}
