package org.livingledger.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.recognition.BadgeId;
import org.livingledger.api.recognition.Merits;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.api.recognition.RecognitionEvent.CheckInMadeUp;
import org.livingledger.api.recognition.RecognitionEvent.StreakPaused;
import org.livingledger.server.wire.Wire;

/// What snapshots keep of a member's merits is taken up again as it was.
class MeritsTests {

    private static final MemberId ANN = new MemberId("~AAAAAAAAAAAAAAAAAAAAAA");
    private static final GroupId FANS = new GroupId("fans");
    private static final Instant AT = Instant.parse("2026-05-10T08:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 5, 10);

    @Test
    void areWrittenAndReadTheSame() {
        Merits merits = Merits.NONE;
        for (var event :
                List.of(
                        new MemberJoined(ANN, FANS, 1, AT),
                        new ActivityRecorded(
                                ANN,
                                FANS,
                                1,
                                new ActivityType("purchase"),
                                "a",
                                Map.of("cents", 1_999L, "first", true),
                                DAY,
                                AT),
                        new CheckInMadeUp(ANN, FANS, 1, DAY.minusDays(1), DAY, AT),
                        new StreakPaused(ANN, FANS, 1, DAY, null, AT),
                        new BadgeAwarded(
                                ANN,
                                new BadgeId("star"),
                                1,
                                null,
                                0,
                                1,
                                1,
                                List.of(2L),
                                null,
                                null,
                                AT))) {
            merits = merits.fold(event);
        }
        String json = Wire.mapper().writeValueAsString(merits);
        assertThat(Wire.mapper().readValue(json, Merits.class)).isEqualTo(merits);
    }
}
