package org.livingledger.server.lanes;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandMessageHandlingMember;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.annotation.AnnotatedHandlerInspector;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Command;
import org.livingledger.api.registry.Vocabulary;
import org.livingledger.domain.Desk;

/// The handler of every command. Each call is a unit of work of its own, whose desk the handler is
/// given as a parameter.
public final class Handlers {

    private static final ParameterResolverFactory PARAMETERS =
            MultiParameterResolverFactory.ordered(
                    new DeskParameter(),
                    ClasspathParameterResolverFactory.forClass(Handlers.class));

    private final Map<Class<?>, Handler> handlers = new HashMap<>();

    /// Handlers that are the annotated methods of the given objects.
    ///
    /// @throws IllegalStateException if a command of the vocabulary has no handler, or two
    public Handlers(List<?> annotated) {
        annotated.forEach(this::register);
        for (Class<? extends Command> command : Vocabulary.commands().values()) {
            if (!handlers.containsKey(command)) {
                throw new IllegalStateException("no handler for " + command.getName());
            }
        }
    }

    @SuppressWarnings("unchecked") // an object is inspected by its own class
    private void register(Object target) {
        var type = (Class<Object>) target.getClass();
        AnnotatedHandlerInspector.inspectType(type, PARAMETERS)
                .getHandlers(type)
                .forEach(member -> {
                    if (member.unwrap(CommandMessageHandlingMember.class).isPresent()
                            && handlers.put(member.payloadType(), new Handler(target, member))
                                    != null) {
                        throw new IllegalStateException("two handlers for " + member.payloadType());
                    }
                });
    }

    /// Decides the command of a decision.
    ///
    /// @return its outcome
    /// @throws org.livingledger.api.Refused if it is refused
    Object handle(Decision decision) {
        Command command = decision.submission().command();
        Handler handler = handlers.get(command.getClass());
        if (handler == null) {
            throw new IllegalStateException("no handler for " + command.getClass());
        }
        CommandMessage<Command> message =
                new GenericCommandMessage<>(
                        new GenericMessage<>(
                                decision.submission().key(), command, MetaData.emptyInstance()),
                        command.getClass().getName());
        UnitOfWork<CommandMessage<Command>> unitOfWork = DefaultUnitOfWork.startAndGet(message);
        decision.attachTo(unitOfWork);
        ResultMessage<Object> result =
                unitOfWork.executeWithResult(
                        () -> handler.member().handle(message, handler.target()));
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(result.exceptionResult());
        }
        return result.getPayload();
    }

    private record Handler(Object target, MessageHandlingMember<Object> member) {}

    /// Gives a handler the desk of its decision.
    private static final class DeskParameter
            implements ParameterResolverFactory, ParameterResolver<Desk> {

        @Override
        public @Nullable ParameterResolver<Desk> createInstance(
                Executable executable, Parameter[] parameters, int index) {
            return parameters[index].getType() == Desk.class ? this : null;
        }

        @Override
        public Desk resolveParameterValue(Message<?> message) {
            return Decision.current();
        }

        @Override
        public boolean matches(Message<?> message) {
            return true;
        }
    }
}
