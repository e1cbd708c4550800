package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupQuery.FindGroup;
import org.livingledger.api.group.GroupQuery.GroupView;
import org.livingledger.api.group.GroupQuery.ListGroups;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipQuery.FindMember;
import org.livingledger.api.membership.MembershipQuery.FindMemberHistory;
import org.livingledger.api.membership.MembershipQuery.FindRoster;
import org.livingledger.api.membership.MembershipQuery.MemberProfile;
import org.livingledger.server.people.People;
import org.livingledger.server.problem.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Questions about groups and who is in them.
@RestController
final class GroupReads {

    private final Reads reads;
    private final Questions questions;
    private final People people;
    private final Clock clock;

    GroupReads(Reads reads, Questions questions, People people, Clock clock) {
        this.reads = reads;
        this.questions = questions;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/v1/ledgers/{ledger}/groups")
    void groups(
            @PathVariable String ledger, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        var page =
                questions.ask(
                        reading,
                        new ListGroups(
                                reading.ledger(),
                                reading.at(clock),
                                reading.after(GroupId::new),
                                reading.limit()));
        reads.page(request, response, reading.ledger(), page);
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}")
    void group(
            @PathVariable String ledger,
            @PathVariable String group,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        reads.answer(response, reading.ledger(), find(reading, group));
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/members")
    void roster(
            @PathVariable String ledger,
            @PathVariable String group,
            @RequestParam(defaultValue = "active") String status,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        if (!status.equals("active") && !status.equals("all")) {
            throw Problem.parameter("status", "must be active or all");
        }
        GroupView found = find(reading, group);
        var page =
                questions.ask(
                        reading,
                        new FindRoster(
                                reading.ledger(),
                                found.group(),
                                reading.at(clock),
                                status.equals("active"),
                                reading.after(MemberId::new),
                                reading.limit()));
        reads.page(request, response, reading.ledger(), page);
    }

    @GetMapping("/v1/ledgers/{ledger}/members/{member}")
    void member(
            @PathVariable String ledger,
            @PathVariable String member,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        MemberId id = Paths.member(people, reading.ledger(), member);
        MemberProfile profile =
                questions.ask(reading, new FindMember(reading.ledger(), id, reading.at(clock)));
        if (profile == null) {
            throw Rejected.memberNotFound(member);
        }
        reads.answer(response, reading.ledger(), profile);
    }

    @GetMapping("/v1/ledgers/{ledger}/members/{member}/history")
    void history(
            @PathVariable String ledger,
            @PathVariable String member,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Reading reading = reads.begin(request, response, ledger);
        MemberId id = Paths.member(people, reading.ledger(), member);
        long after = reading.afterNumber();
        var page =
                questions.ask(
                        reading,
                        new FindMemberHistory(reading.ledger(), id, after, reading.limit()));
        reads.page(
                request, response, reading.ledger(), page == null ? null : HistoryLine.page(page));
    }

    private GroupView find(Reading reading, String text) {
        GroupId group = Paths.group(text);
        GroupView found =
                questions.ask(reading, new FindGroup(reading.ledger(), group, reading.at(clock)));
        if (found == null) {
            throw Paths.noGroup(group);
        }
        return found;
    }
}
