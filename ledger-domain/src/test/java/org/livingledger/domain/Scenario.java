package org.livingledger.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Command;
import org.livingledger.api.Event;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Outcome;
import org.livingledger.api.Refused;
import org.livingledger.api.Rejection;
import org.livingledger.api.book.BookCommand.OpenLedger;
import org.livingledger.api.group.GroupCommand.FoundGroup;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipCommand.JoinGroup;
import org.livingledger.api.membership.Sealed;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.recognition.Earning.Happened;
import org.livingledger.domain.group.Seated;

/// One ledger, tried out: commands go through the annotated handlers to aggregates that are replayed
/// from a store in memory each time. The clock stands still until it is set.
///
/// A handler that refuses after it has applied an event fails every test that it does so in.
public final class Scenario {

    public static final LedgerId LEDGER = new LedgerId("acme");
    public static final GroupId CLUB = new GroupId("club");
    public static final MemberId ADA = member("ada");
    public static final MemberId BO = member("bo");
    public static final MemberId CY = member("cy");
    public static final MemberId OWNER = member("owner");
    public static final Instant START = Instant.parse("2026-05-01T00:00:00Z");

    private final List<Recorded> log = new ArrayList<>();
    private final List<Recorded> staged = new ArrayList<>();
    private final Map<Class<?>, Repository<?>> repositories = new HashMap<>();
    private final List<AnnotationCommandHandlerAdapter<Object>> handlers = new ArrayList<>();
    private LedgerId ledger = LEDGER;
    private Instant now = START;

    /// A scenario whose ledger is not open yet.
    public Scenario() {
        var store =
                new EmbeddedEventStore(
                        EmbeddedEventStore.builder()
                                .storageEngine(new InMemoryEventStorageEngine())) {
                    @Override
                    public void publish(List<? extends EventMessage<?>> events) {
                        events.forEach(event -> stage(event));
                        super.publish(events);
                    }
                };
        var writeSide =
                new WriteSide(
                        new Repositories() {
                            @Override
                            public <T extends Snapshottable<?>> Repository<T> repository(
                                    AggregateType<T, ?> type) {
                                Repository<T> repository =
                                        EventSourcingRepository.builder(type.type())
                                                .aggregateFactory(type.factory())
                                                .eventStore(store)
                                                .build();
                                repositories.put(type.type(), repository);
                                return repository;
                            }
                        },
                        new SmallExpressions(),
                        this::movement);
        for (Object handler : writeSide.handlers()) {
            handlers.add(
                    new AnnotationCommandHandlerAdapter<>(
                            handler,
                            MultiParameterResolverFactory.ordered(
                                    ClasspathParameterResolverFactory.forClass(Scenario.class),
                                    desks())));
        }
    }

    /// A ledger in a time zone.
    public static Scenario in(String zone) {
        var scenario = new Scenario();
        scenario.accept(new OpenLedger("Acme", java.time.ZoneId.of(zone)));
        return scenario;
    }

    /// A ledger in Shanghai with a group and members in it.
    public static Scenario club(MemberId... members) {
        var scenario = in("Asia/Shanghai");
        scenario.accept(new FoundGroup(CLUB, "Club", OWNER, null, null, null));
        for (MemberId member : members) {
            scenario.accept(new JoinGroup(CLUB, member, null));
        }
        return scenario;
    }

    public static MemberId member(String name) {
        return new MemberId("~" + name + "-".repeat(22 - name.length()));
    }

    /// Sets the clock.
    public Scenario at(String instant) {
        return at(Instant.parse(instant));
    }

    /// Sets the clock.
    public Scenario at(Instant instant) {
        now = instant;
        return this;
    }

    public Instant now() {
        return now;
    }

    /// Lets the next commands go to another ledger.
    public Scenario of(LedgerId other) {
        ledger = other;
        return this;
    }

    /// Decides a command that is accepted.
    public Outcome accept(Command command) {
        return decide(command);
    }

    /// Decides a command that is accepted with an outcome of some kind.
    public <O extends Outcome> O accept(Class<O> outcome, Command command) {
        return outcome.cast(decide(command));
    }

    /// Decides a command that is refused.
    public Rejection refuse(Command command) {
        int before = log.size();
        try {
            Outcome outcome = decide(command);
            throw new AssertionError("was not refused but led to " + outcome);
        } catch (Refused e) {
            if (log.size() != before) {
                throw new AssertionError("a refused command left an event", e);
            }
            return e.rejection();
        }
    }

    /// Decides a command, whatever comes of it: its outcome or its rejection.
    public Object decideAnyhow(Command command) {
        try {
            return decide(command);
        } catch (Refused e) {
            return e.rejection();
        }
    }

    /// All events, in the order of their positions.
    public List<Event> events() {
        return log.stream().map(Recorded::event).toList();
    }

    /// The events from a position on.
    public List<Event> eventsFrom(long position) {
        return events().subList(Math.toIntExact(position) - 1, log.size());
    }

    /// The streams of the events from a position on.
    public List<String> streamsFrom(long position) {
        return log.stream()
                .map(Recorded::aggregate)
                .toList()
                .subList(Math.toIntExact(position) - 1, log.size());
    }

    /// The position of the last event.
    public long position() {
        return log.size();
    }

    /// The state of an aggregate as replayed from its events, or null if it has none.
    public @Nullable Object state(Class<?> type, String stream) {
        var unit = DefaultUnitOfWork.startAndGet(null);
        try {
            Repository<?> repository = repositories.get(type);
            if (repository == null) {
                throw new IllegalArgumentException("no repository of " + type);
            }
            return repository
                    .load(ledger + "/" + stream)
                    .invoke(root -> ((Snapshottable<?>) root).state());
        } catch (org.axonframework.modelling.command.AggregateNotFoundException e) {
            return null;
        } finally {
            unit.rollback();
        }
    }

    private Outcome decide(Command command) {
        CommandMessage<Command> message = GenericCommandMessage.asCommandMessage(command);
        var handler =
                handlers.stream()
                        .filter(one -> one.canHandle(message))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("nobody handles " + command));
        staged.clear();
        var unit = DefaultUnitOfWork.startAndGet(message);
        var result = unit.executeWithResult(() -> handler.handle(message));
        if (result.isExceptional()) {
            if (!staged.isEmpty()) {
                throw new AssertionError(
                        "threw after it had applied " + staged, result.exceptionResult());
            }
            if (result.exceptionResult() instanceof RuntimeException e) {
                throw e;
            }
            throw new AssertionError(result.exceptionResult());
        }
        log.addAll(staged);
        if (CurrentUnitOfWork.isStarted()) {
            throw new AssertionError("the unit of work is still open");
        }
        return (Outcome) result.getPayload();
    }

    private void stage(EventMessage<?> message) {
        String aggregate =
                message instanceof DomainEventMessage<?> domain
                        ? domain.getAggregateIdentifier()
                        : "none";
        staged.add(new Recorded(aggregate, (Event) message.getPayload()));
    }

    private @Nullable PointsEvent movement(LedgerId in, AccountId account, long position) {
        if (position > log.size()) {
            return null;
        }
        Recorded recorded = log.get(Math.toIntExact(position) - 1);
        return recorded.event() instanceof PointsEvent event
                        && recorded.aggregate().equals(in + "/account/" + account)
                ? event
                : null;
    }

    private ParameterResolverFactory desks() {
        return (_, parameters, index) ->
                parameters[index].getType() == Desk.class
                        ? new ParameterResolver<Desk>() {
                            @Override
                            public Desk resolveParameterValue(Message<?> message) {
                                return new StandingDesk(
                                        ledger,
                                        now,
                                        log.size(),
                                        Scenario.this::past,
                                        Scenario.this::seated);
                            }

                            @Override
                            public boolean matches(Message<?> message) {
                                return true;
                            }
                        }
                        : null;
    }

    private record Recorded(String aggregate, Event event) {}

    private List<Happened> past(String stream) {
        var past = new ArrayList<Happened>();
        for (int i = 0; i < log.size(); i++) {
            if (log.get(i).aggregate().equals(ledger + "/" + stream)) {
                past.add(new Happened(i + 1L, log.get(i).event()));
            }
        }
        return past;
    }

    private List<MemberId> seated(GroupId group) {
        return Seated.after(
                log.stream()
                        .filter(each -> each.aggregate().equals(ledger + "/group/" + group))
                        .map(Recorded::event));
    }

    private record StandingDesk(
            LedgerId ledger,
            Instant now,
            long position,
            Function<String, List<Happened>> stories,
            Function<GroupId, List<MemberId>> seats)
            implements Desk {
        @Override
        public List<MemberId> seated(GroupId group) {
            return seats.apply(group);
        }

        @Override
        public List<Happened> past(MemberId member) {
            return stories.apply("member/" + member);
        }

        @Override
        public List<Happened> moved(MemberId member) {
            return stories.apply("account/" + member);
        }

        @Override
        public String digest(String secret) {
            return "digest of " + secret;
        }

        @Override
        public Sealed outsideId(MemberId stranger) {
            return new Sealed("sealed " + stranger, "commitment");
        }
    }
}
