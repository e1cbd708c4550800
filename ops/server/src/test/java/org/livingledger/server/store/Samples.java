package org.livingledger.server.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.livingledger.api.discipline.HouseRules;
import org.livingledger.api.discipline.Measure;
import org.livingledger.api.discipline.QuietHours;
import org.livingledger.api.discipline.TimeOfDay;
import org.livingledger.api.elimination.Span;
import org.livingledger.api.gate.Gate;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.Expiry;
import org.livingledger.api.programme.Period;
import org.livingledger.api.tier.LadderId;
import org.livingledger.api.tier.Window;

/// An example of any record of the vocabulary, always the same, with every component filled in.
final class Samples {

    private Samples() {}

    static Object of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? List.of(of(generic.getActualTypeArguments()[0]))
                    : Map.of("n", of(generic.getActualTypeArguments()[1]));
        }
        var plain = (Class<?>) type;
        if (plain == MemberId.class) {
            return new MemberId("~AAAAAAAAAAAAAAAAAAAAAA");
        } else if (plain == AccountId.class) {
            return new AccountId("pool:fair");
        } else if (plain == Expiry.class) {
            return new Expiry("P90D");
        } else if (plain == Period.class) {
            return Period.ALL;
        } else if (plain == TimeOfDay.class) {
            return new TimeOfDay("22:00");
        } else if (plain == HouseRules.class) {
            return new HouseRules(3, Measure.BAN, 90, new Expiry("P7D"), 14, quietHours());
        } else if (plain == Gate.class) {
            return gates();
        } else if (plain == Span.class) {
            return new Span("P14D");
        } else if (plain == Window.class) {
            return new Window("quarter");
        } else if (plain == String.class) {
            return "sample";
        } else if (plain == Instant.class) {
            return Instant.parse("2026-05-10T08:00:00.123456Z");
        } else if (plain == LocalDate.class) {
            return LocalDate.of(2026, 5, 10);
        } else if (plain == ZoneId.class) {
            return ZoneId.of("Asia/Shanghai");
        } else if (plain == boolean.class || plain == Boolean.class) {
            return true;
        } else if (plain == int.class || plain == Integer.class) {
            return 3;
        } else if (plain == long.class || plain == Long.class || plain == Object.class) {
            return 10_000_000_000L;
        } else if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        return record(plain);
    }

    private static QuietHours quietHours() {
        return new QuietHours(new TimeOfDay("22:00"), new TimeOfDay("07:00"), true);
    }

    /// One gate of every kind.
    private static Gate gates() {
        return new Gate.AllOf(
                List.of(
                        new Gate.AnyOf(List.of(new Gate.Invitation(), new Gate.Approval())),
                        new Gate.FeePaid(9_900, "CNY"),
                        new Gate.ProductBought("course-1"),
                        new Gate.PointsHeld(100, new GroupId("sample")),
                        new Gate.TierReached(new LadderId("sample"), "gold"),
                        new Gate.QuizPassed("rules", 60),
                        new Gate.TaskDone("essay"),
                        new Gate.ProfileFilled(80),
                        new Gate.FactHolds("followers", 200L, 999L, null, null),
                        new Gate.FactHolds("position", null, null, List.of("editor"), false)));
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values =
                Arrays.stream(components).map(each -> of(each.getGenericType())).toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no sample of " + type, e);
        }
    }
}
