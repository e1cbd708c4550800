package org.livingledger.server.openapi;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Rejection;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.programme.RuleId;
import org.livingledger.api.tier.LadderId;
import org.livingledger.server.problem.Refusals;

/// The status of every rejection. Its kind is what an instance says, so one is made of each.
final class Kinds {

    private static final Map<Class<?>, Object> SAMPLES =
            Map.of(
                    LedgerId.class, new LedgerId("acme"),
                    GroupId.class, new GroupId("fans"),
                    MemberId.class, new MemberId("~0000000000000000000000"),
                    AccountId.class, AccountId.pool("fair"),
                    RuleId.class, new RuleId("commit"),
                    LadderId.class, new LadderId("status"),
                    ActivityType.class, new ActivityType("commit"),
                    String.class, "sample",
                    List.class, List.of(),
                    Instant.class, Instant.EPOCH);

    private Kinds() {}

    /// The HTTP status with which a rejection is answered.
    static int status(Class<? extends Rejection> type) {
        return Refusals.status(sample(type).kind());
    }

    /// Some rejection of a type.
    static Rejection sample(Class<? extends Rejection> type) {
        Class<?>[] types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<? extends Rejection> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(Arrays.stream(types).map(Kinds::sampleOf).toArray());
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("no sample of " + type, e);
        }
    }

    private static Object sampleOf(Class<?> type) {
        Object known = SAMPLES.get(type);
        return known != null ? known : Array.get(Array.newInstance(type, 1), 0);
    }
}
