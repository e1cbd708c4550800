package org.livingledger.server.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.recognition.BadgeDefinition;
import org.livingledger.api.recognition.Criterion;
import org.livingledger.server.problem.Problem;

/// Who tries a draft on more than there is room for is told so beforehand.
class RoomTests {

    private static final long HALF_A_GIGABYTE = 512L << 20;

    @Test
    void hasRoomForAMillionMembersWithPointsAndBoardsInAHeapOfOneGigabyte() {
        long needed = Room.needed(Programme.EMPTY, Programme.EMPTY, 1_000_000, 100_000_000);
        assertThat(needed).isLessThan(HALF_A_GIGABYTE);
    }

    @Test
    void needsMoreForWhatADraftKeepsOfEveryDeed() {
        var badge =
                BadgeDefinition.of(
                        "poster",
                        new Criterion(
                                Criterion.Kind.COUNT,
                                new ActivityType("post"),
                                null,
                                null,
                                null,
                                null,
                                null),
                        10);
        Programme draft = Programme.EMPTY.withBadges(List.of(badge));
        assertThat(Room.needed(Programme.EMPTY, draft, 1_000_000, 10_000_000))
                .isGreaterThan(HALF_A_GIGABYTE);
    }

    @Test
    void refusesWhatHasNone() {
        assertThatCode(() -> Room.require(Programme.EMPTY, Programme.EMPTY, 1, 2, 0))
                .doesNotThrowAnyException();
        assertThatThrownBy(
                        () -> Room.require(Programme.EMPTY, Programme.EMPTY, 1_000_000_000, 2, 0))
                .isInstanceOf(Problem.class)
                .hasMessage("what-if-too-large");
        assertThatThrownBy(
                        () -> Room.require(Programme.EMPTY, Programme.EMPTY, 1, 2, 1_000_000_000))
                .isInstanceOf(Problem.class);
    }
}
