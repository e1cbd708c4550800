package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.FANS;
import static org.livingledger.projections.House.NOON;
import static org.livingledger.projections.House.member;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.livingledger.api.LedgerId;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.book.BookQuery.FindLedger;
import org.livingledger.api.group.Founders;
import org.livingledger.api.group.GroupEvent.AdminDemoted;
import org.livingledger.api.group.GroupEvent.AdminPromoted;
import org.livingledger.api.group.GroupEvent.CapacitySet;
import org.livingledger.api.group.GroupEvent.DissolveDateSet;
import org.livingledger.api.group.GroupEvent.GroupClosed;
import org.livingledger.api.group.GroupEvent.GroupDescribed;
import org.livingledger.api.group.GroupEvent.GroupDissolved;
import org.livingledger.api.group.GroupEvent.GroupFounded;
import org.livingledger.api.group.GroupEvent.GroupRenamed;
import org.livingledger.api.group.GroupEvent.OwnershipTransferred;
import org.livingledger.api.group.GroupEvent.SeatFreed;
import org.livingledger.api.group.GroupEvent.SubGroupPolicySet;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupKind;
import org.livingledger.api.group.GroupQuery.Dissolution;
import org.livingledger.api.group.GroupQuery.FindDissolutions;
import org.livingledger.api.group.GroupQuery.FindGroup;
import org.livingledger.api.group.GroupQuery.GroupView;
import org.livingledger.api.group.GroupQuery.ListGroups;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.membership.MembershipEvent.MemberLeft;
import org.livingledger.api.membership.MembershipEvent.MemberReleased;
import org.livingledger.api.membership.MembershipQuery.FindMember;
import org.livingledger.api.membership.MembershipQuery.FindMemberHistory;
import org.livingledger.api.membership.MembershipQuery.FindRoster;
import org.livingledger.api.membership.MembershipQuery.Membership;
import org.livingledger.api.programme.ProgrammeQuery.FindProgramme;

/// Ledgers, groups, members and their histories (`systems.md` S1, S2, section 4).
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RosterTests {

    private final House house;

    RosterTests(TestDatabase database) {
        house = House.open(database, "Asia/Shanghai");
        house.given(House.founded(FANS, member("a"), 5, NOON))
                .given(House.joined(FANS, member("b"), 2, NOON))
                .given(House.joined(FANS, member("c"), 3, NOON));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private GroupView group() {
        return house.ask(new FindGroup(ACME, FANS));
    }

    private List<Membership> roster(boolean activeOnly) {
        return house.ask(new FindRoster(ACME, FANS, NOON, activeOnly, null, 200)).items();
    }

    @Test
    void countsTheGroupsAndMembersOfALedger() {
        var ledger = house.ask(new FindLedger(ACME));
        assertThat(ledger.groups()).isEqualTo(1);
        assertThat(ledger.members()).isEqualTo(3);
        assertThat(ledger.zone().getId()).isEqualTo("Asia/Shanghai");
        assertThat(house.find(new FindLedger(new LedgerId("nobody")))).isNull();
    }

    @Test
    void showsAGroupWithItsSeatsAndRoles() {
        house.given(
                new AdminPromoted(FANS, member("c"), NOON),
                new AdminPromoted(FANS, member("b"), NOON),
                new CapacitySet(FANS, 7, NOON),
                new GroupClosed(FANS, NOON));
        assertThat(group().admins()).containsExactly(member("b"), member("c"));
        assertThat(group().members()).isEqualTo(3);
        assertThat(group().capacity()).isEqualTo(7);
        assertThat(group().open()).isFalse();
        house.given(
                new OwnershipTransferred(FANS, member("a"), member("b"), NOON),
                new AdminDemoted(FANS, member("c"), NOON));
        assertThat(group().owner()).isEqualTo(member("b"));
        assertThat(group().admins()).isEmpty();
        assertThat(roster(true))
                .extracting(Membership::role)
                .containsExactly("member", "owner", "member");
        assertThat(house.find(new FindGroup(ACME, new GroupId("none")))).isNull();
    }

    @Test
    void keepsWhoLeftWithTheEndAndBeginsAnewWithTheNextEpoch() {
        house.given(
                new MemberLeft(member("b"), FANS, 1, NOON.plusSeconds(1)),
                new SeatFreed(FANS, member("b"), 2, NOON.plusSeconds(1)),
                new MemberEliminated(
                        member("c"), FANS, 1, "idle", member("a"), NOON.plusSeconds(2)),
                new SeatFreed(FANS, member("c"), 1, NOON.plusSeconds(2)));
        assertThat(roster(true)).extracting(Membership::member).containsExactly(member("a"));
        assertThat(roster(false))
                .extracting(Membership::status)
                .containsExactly("active", "left", "eliminated");
        assertThat(roster(false).getLast().endedAt()).isEqualTo(NOON.plusSeconds(2));

        house.given(new MemberJoined(member("b"), FANS, 2, NOON.plusSeconds(9)));
        assertThat(house.ask(new FindMember(ACME, member("b"), NOON)).memberships())
                .containsExactly(
                        new Membership(
                                FANS,
                                member("b"),
                                "member",
                                "active",
                                2,
                                NOON.plusSeconds(9),
                                null,
                                null,
                                List.of()));
        assertThat(house.find(new FindMember(ACME, member("x"), NOON))).isNull();
    }

    @Test
    void showsWhatAGroupIsForAndWhereItBelongs() {
        var art = new GroupId("art");
        house.given(
                        new GroupFounded(
                                art,
                                "Art",
                                member("b"),
                                5,
                                10,
                                GroupKind.PARTNERS,
                                FANS,
                                member("a"),
                                NOON.plusSeconds(9),
                                NOON))
                .given(
                        new GroupRenamed(art, "Arts", null, NOON),
                        new GroupDescribed(art, "Pictures", member("b"), NOON),
                        new SubGroupPolicySet(art, Founders.MEMBERS, null, NOON));

        GroupView view = house.ask(new FindGroup(ACME, art));
        assertThat(view.name()).isEqualTo("Arts");
        assertThat(view.description()).isEqualTo("Pictures");
        assertThat(view.kind()).isEqualTo(GroupKind.PARTNERS);
        assertThat(view.parent()).isEqualTo(FANS);
        assertThat(view.subGroupFounders()).isEqualTo(Founders.MEMBERS);
        assertThat(view.dissolvesAt()).isEqualTo(NOON.plusSeconds(9));
        assertThat(group().parent()).isNull();
        assertThat(group().subGroupFounders()).isEqualTo(Founders.OWNER);
    }

    @Test
    void findsTheGroupsThatEndAndThoseWhoAreStillInThem() {
        var due = new FindDissolutions(ACME, NOON.plusSeconds(2), 10);
        assertThat(house.ask(due)).isEmpty();
        house.given(new DissolveDateSet(FANS, NOON.plusSeconds(3), null, NOON));
        assertThat(house.ask(due)).isEmpty();
        house.given(new DissolveDateSet(FANS, NOON.plusSeconds(2), null, NOON));
        assertThat(house.ask(due))
                .containsExactly(new Dissolution(FANS, NOON.plusSeconds(2), List.of()));

        house.given(new GroupDissolved(FANS, null, NOON.plusSeconds(2)));
        assertThat(group().open()).isFalse();
        assertThat(group().dissolvedAt()).isEqualTo(NOON.plusSeconds(2));
        assertThat(house.ask(due))
                .containsExactly(
                        new Dissolution(
                                FANS,
                                NOON.plusSeconds(2),
                                List.of(member("a"), member("b"), member("c"))));

        for (int i = 0; i < 3; i++) {
            MemberId member = member("abc".substring(i, i + 1));
            house.given(
                    new MemberReleased(member, FANS, 1, NOON.plusSeconds(2)),
                    new SeatFreed(FANS, member, 2 - i, NOON.plusSeconds(2)));
        }
        assertThat(house.ask(due)).isEmpty();
        assertThat(roster(false)).extracting(Membership::status).containsOnly("released");
        assertThat(roster(false).getFirst().endedAt()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void pagesThroughRostersAndGroups() {
        var first = house.ask(new FindRoster(ACME, FANS, NOON, true, null, 2));
        assertThat(first.items()).hasSize(2);
        assertThat(first.next()).isEqualTo(member("b").value());
        var second = house.ask(new FindRoster(ACME, FANS, NOON, true, member("b"), 2));
        assertThat(second.items()).hasSize(1);
        assertThat(second.next()).isNull();
        house.given(House.founded(new GroupId("art"), member("z"), 5, NOON));
        var groups = house.ask(new ListGroups(ACME, null, 1));
        assertThat(groups.items()).extracting(GroupView::group).containsExactly(new GroupId("art"));
        assertThat(house.ask(new ListGroups(ACME, new GroupId("art"), 1)).items())
                .extracting(GroupView::group)
                .containsExactly(FANS);
    }

    @Test
    void givesEveryEventToEveryMemberThatItNames() {
        house.given(
                new MemberEliminated(member("c"), FANS, 1, "idle", member("b"), NOON),
                new OwnershipTransferred(FANS, member("a"), member("b"), NOON));
        assertThat(positions("c")).containsExactly(9L, 10L, 11L, 12L);
        assertThat(positions("b")).containsExactly(6L, 7L, 8L, 12L, 13L);
        var page = house.ask(new FindMemberHistory(ACME, member("b"), 0, 2));
        assertThat(page.items()).hasSize(2);
        assertThat(page.next()).isEqualTo("7");
    }

    private List<Long> positions(String name) {
        return house.ask(new FindMemberHistory(ACME, member(name), 0, 100)).items().stream()
                .map(RecordedEvent::position)
                .toList();
    }

    @Test
    void keepsEveryVersionOfTheProgramme() {
        assertThat(house.find(new FindProgramme(ACME, null))).isNull();
        house.boards(
                new org.livingledger.api.programme.Programme.BoardDefinition(
                        House.POINTS,
                        org.livingledger.api.programme.Programme.Metric.POINTS_EARNED,
                        null,
                        null,
                        null));
        house.boards();
        assertThat(house.ask(new FindProgramme(ACME, null)).version()).isEqualTo(2);
        assertThat(house.ask(new FindProgramme(ACME, 1)).programme().boards()).hasSize(1);
        assertThat(house.find(new FindProgramme(ACME, 3))).isNull();
    }
}
