package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.FANS;
import static org.livingledger.projections.House.NOON;
import static org.livingledger.projections.House.member;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.membership.MembershipEvent.MemberLeft;
import org.livingledger.api.membership.MembershipQuery.FindMember;
import org.livingledger.api.membership.MembershipQuery.FindMemberHistory;
import org.livingledger.api.membership.MembershipQuery.FindRoster;
import org.livingledger.api.membership.MembershipQuery.Membership;
import org.livingledger.api.title.Title;
import org.livingledger.api.title.TitleEvent.TitleExpired;
import org.livingledger.api.title.TitleEvent.TitleGranted;
import org.livingledger.api.title.TitleEvent.TitleRevoked;
import org.livingledger.api.title.TitleQuery.DueTitle;
import org.livingledger.api.title.TitleQuery.FindDueTitles;

/// Who holds which title (`systems.md` S2).
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TitleTests {

    private static final Instant END = NOON.plusSeconds(60);

    private final House house;

    TitleTests(TestDatabase database) {
        house = House.open(database, "Asia/Shanghai");
        house.given(House.founded(FANS, member("a"), 5, NOON))
                .given(House.joined(FANS, member("b"), 2, NOON))
                .given(House.joined(FANS, member("c"), 3, NOON))
                .given(
                        granted("b", "partner", null, END),
                        granted("b", "expert", "cooking", null),
                        granted("c", "kol", null, END));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static TitleGranted granted(
            String member, String title, @Nullable String field, @Nullable Instant end) {
        return new TitleGranted(member(member), FANS, 1, title, field, end, member("a"), NOON);
    }

    private static Title title(String title, @Nullable String field, @Nullable Instant end) {
        return new Title(title, field, member("a"), NOON, end);
    }

    private List<List<Title>> roster(Instant at) {
        return house.ask(new FindRoster(ACME, FANS, at, true, null, 200)).items().stream()
                .map(Membership::titles)
                .toList();
    }

    private List<Title> of(String member, Instant at) {
        return house.ask(new FindMember(ACME, member(member), at)).memberships().stream()
                .flatMap(one -> one.titles().stream())
                .toList();
    }

    @Test
    void areShownInTheRosterAndWithTheMember() {
        assertThat(roster(NOON))
                .containsExactly(
                        List.of(),
                        List.of(title("expert", "cooking", null), title("partner", null, END)),
                        List.of(title("kol", null, END)));
        assertThat(of("b", NOON))
                .containsExactly(title("expert", "cooking", null), title("partner", null, END));
    }

    @Test
    void areOverAtTheirEndWhetherOrNotThatIsWrittenDown() {
        assertThat(of("b", END)).containsExactly(title("expert", "cooking", null));
        assertThat(house.ask(new FindDueTitles(ACME, END, 10)))
                .containsExactly(
                        new DueTitle(FANS, member("b"), "partner", null),
                        new DueTitle(FANS, member("c"), "kol", null));
        assertThat(house.ask(new FindDueTitles(ACME, END.minusMillis(1), 10))).isEmpty();

        house.given(new TitleExpired(member("b"), FANS, 1, "partner", null, END));

        assertThat(of("b", NOON)).containsExactly(title("expert", "cooking", null));
        assertThat(house.ask(new FindDueTitles(ACME, END, 10)))
                .containsExactly(new DueTitle(FANS, member("c"), "kol", null));
    }

    @Test
    void areGoneWhenTheyAreTakenAwayOrTheMembershipEnds() {
        house.given(
                new TitleRevoked(
                        member("b"), FANS, 1, "expert", "cooking", "idle", member("a"), NOON),
                new MemberLeft(member("c"), FANS, 1, NOON),
                new MemberJoined(member("c"), FANS, 2, NOON));

        assertThat(of("b", NOON)).containsExactly(title("partner", null, END));
        assertThat(of("c", NOON)).isEmpty();
        assertThat(house.ask(new FindDueTitles(ACME, END, 10)))
                .containsExactly(new DueTitle(FANS, member("b"), "partner", null));
    }

    @Test
    void standInTheHistoryOfWhoseTheyAreAndOfWhoGaveThem() {
        assertThat(house.ask(new FindMemberHistory(ACME, member("c"), 0, 50)).items())
                .extracting(recorded -> recorded.event())
                .contains(granted("c", "kol", null, END));
        assertThat(house.ask(new FindMemberHistory(ACME, member("a"), 0, 50)).items())
                .extracting(recorded -> recorded.event())
                .contains(granted("c", "kol", null, END));
    }
}
