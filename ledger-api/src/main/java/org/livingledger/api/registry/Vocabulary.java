package org.livingledger.api.registry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.livingledger.api.Command;
import org.livingledger.api.Event;
import org.livingledger.api.Names;
import org.livingledger.api.Rejection;
import org.livingledger.api.Stored;
import org.livingledger.api.activity.ActivityCommand;
import org.livingledger.api.activity.ActivityEvent;
import org.livingledger.api.activity.ActivityRejection;
import org.livingledger.api.adoption.AdoptionCommand;
import org.livingledger.api.adoption.AdoptionRejection;
import org.livingledger.api.book.BookCommand;
import org.livingledger.api.book.BookEvent;
import org.livingledger.api.book.BookRejection;
import org.livingledger.api.discipline.DisciplineCommand;
import org.livingledger.api.discipline.DisciplineEvent;
import org.livingledger.api.discipline.DisciplineRejection;
import org.livingledger.api.discipline.HouseEvent;
import org.livingledger.api.elimination.EliminationCommand;
import org.livingledger.api.elimination.EliminationEvent;
import org.livingledger.api.elimination.EliminationRejection;
import org.livingledger.api.evidence.EvidenceCommand;
import org.livingledger.api.evidence.EvidenceEvent;
import org.livingledger.api.evidence.EvidenceRejection;
import org.livingledger.api.gate.GateCommand;
import org.livingledger.api.gate.GateEvent;
import org.livingledger.api.gate.GateRejection;
import org.livingledger.api.group.GroupCommand;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupRejection;
import org.livingledger.api.membership.MembershipCommand;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.membership.MembershipRejection;
import org.livingledger.api.points.PointsCommand;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.points.PointsRejection;
import org.livingledger.api.programme.ProgrammeCommand;
import org.livingledger.api.programme.ProgrammeEvent;
import org.livingledger.api.programme.ProgrammeRejection;
import org.livingledger.api.recognition.RecognitionCommand;
import org.livingledger.api.recognition.RecognitionEvent;
import org.livingledger.api.recognition.RecognitionRejection;
import org.livingledger.api.reversal.ReversalCommand;
import org.livingledger.api.reversal.ReversalRejection;
import org.livingledger.api.rotation.RotationCommand;
import org.livingledger.api.rotation.RotationEvent;
import org.livingledger.api.rotation.RotationRejection;
import org.livingledger.api.tier.TierCommand;
import org.livingledger.api.tier.TierEvent;
import org.livingledger.api.title.TitleCommand;
import org.livingledger.api.title.TitleEvent;
import org.livingledger.api.title.TitleRejection;

/// Every command, event and rejection there is, by its name on the wire. What is not here does not
/// exist: a name that is not listed is refused, whatever class it may resemble.
public final class Vocabulary {

    private static final Map<String, Class<? extends Command>> COMMANDS =
            byName(
                    List.of(
                            BookCommand.class,
                            GroupCommand.class,
                            MembershipCommand.class,
                            TitleCommand.class,
                            RotationCommand.class,
                            DisciplineCommand.class,
                            GateCommand.class,
                            EvidenceCommand.class,
                            PointsCommand.class,
                            ProgrammeCommand.class,
                            AdoptionCommand.class,
                            ActivityCommand.class,
                            TierCommand.class,
                            RecognitionCommand.class,
                            ReversalCommand.class,
                            EliminationCommand.class),
                    Command.class,
                    Names::kebab);

    private static final Map<String, Class<? extends Event>> EVENTS =
            byName(
                    List.of(
                            BookEvent.class,
                            GroupEvent.class,
                            MembershipEvent.class,
                            TitleEvent.class,
                            RotationEvent.class,
                            HouseEvent.class,
                            DisciplineEvent.class,
                            GateEvent.class,
                            EvidenceEvent.class,
                            PointsEvent.class,
                            ProgrammeEvent.class,
                            ActivityEvent.class,
                            TierEvent.class,
                            RecognitionEvent.class,
                            EliminationEvent.class),
                    Event.class,
                    type -> stored(type).value());

    private static final Map<String, Class<? extends Rejection>> REJECTIONS =
            byName(
                    List.of(
                            BookRejection.class,
                            GroupRejection.class,
                            MembershipRejection.class,
                            TitleRejection.class,
                            RotationRejection.class,
                            DisciplineRejection.class,
                            GateRejection.class,
                            EvidenceRejection.class,
                            PointsRejection.class,
                            ProgrammeRejection.class,
                            AdoptionRejection.class,
                            ActivityRejection.class,
                            RecognitionRejection.class,
                            ReversalRejection.class,
                            EliminationRejection.class),
                    Rejection.class,
                    Names::kebab);

    private Vocabulary() {}

    /// Every command by its name, for example `earn-points`.
    public static Map<String, Class<? extends Command>> commands() {
        return COMMANDS;
    }

    /// Every event in its newest revision by its stored type, for example `points-earned`.
    public static Map<String, Class<? extends Event>> events() {
        return EVENTS;
    }

    /// Every rejection by its code, for example `insufficient-points`.
    public static Map<String, Class<? extends Rejection>> rejections() {
        return REJECTIONS;
    }

    /// The name and revision under which an event is stored.
    public static Stored stored(Class<?> event) {
        Stored stored = event.getAnnotation(Stored.class);
        if (stored == null) {
            throw new IllegalStateException(event.getName() + " does not say how it is stored");
        }
        return stored;
    }

    private static <T> Map<String, Class<? extends T>> byName(
            List<Class<? extends T>> families, Class<T> kind, Function<Class<?>, String> name) {
        var named = new LinkedHashMap<String, Class<? extends T>>();
        for (Class<? extends T> family : families) {
            for (Class<?> type : family.getPermittedSubclasses()) {
                if (named.put(name.apply(type), type.asSubclass(kind)) != null) {
                    throw new IllegalStateException(
                            "two of " + family + " are " + name.apply(type));
                }
            }
        }
        return Collections.unmodifiableMap(named);
    }
}
