package org.livingledger.server.http;

import java.io.IOException;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.group.GroupQuery.FindGroup;
import org.livingledger.api.group.GroupQuery.GroupView;
import org.livingledger.api.group.GroupQuery.ListGroups;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipQuery.FindMember;
import org.livingledger.api.membership.MembershipQuery.FindMemberHistory;
import org.livingledger.api.membership.MembershipQuery.FindRoster;
import org.livingledger.api.membership.MembershipQuery.MemberProfile;
import org.livingledger.server.problem.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Questions about groups and who is in them.
@RestController
final class GroupReads {

    @GetMapping("/v1/ledgers/{ledger}/groups")
    void groups(Inquiry inquiry) throws IOException {
        var page =
                inquiry.ask(
                        new ListGroups(
                                inquiry.ledger(),
                                inquiry.at(),
                                inquiry.after(GroupId::new),
                                inquiry.limit()));
        inquiry.page(page);
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}")
    void group(Inquiry inquiry, @PathVariable String group) throws IOException {
        inquiry.answer(find(inquiry, group));
    }

    @GetMapping("/v1/ledgers/{ledger}/groups/{group}/members")
    void roster(
            Inquiry inquiry,
            @PathVariable String group,
            @RequestParam(defaultValue = "active") String status)
            throws IOException {
        if (!status.equals("active") && !status.equals("all")) {
            throw Problem.parameter("status", "must be active or all");
        }
        GroupView found = find(inquiry, group);
        var page =
                inquiry.ask(
                        new FindRoster(
                                inquiry.ledger(),
                                found.group(),
                                inquiry.at(),
                                status.equals("active"),
                                inquiry.after(MemberId::new),
                                inquiry.limit()));
        inquiry.page(page);
    }

    @GetMapping("/v1/ledgers/{ledger}/members/{member}")
    void member(Inquiry inquiry, @PathVariable String member) throws IOException {
        MemberId id = inquiry.member(member);
        MemberProfile profile =
                inquiry.ask(
                        new FindMember(inquiry.ledger(), id, inquiry.at()),
                        () -> Rejected.memberNotFound(member));
        inquiry.answer(profile);
    }

    @GetMapping("/v1/ledgers/{ledger}/members/{member}/history")
    void history(Inquiry inquiry, @PathVariable String member) throws IOException {
        MemberId id = inquiry.member(member);
        long after = inquiry.afterNumber();
        var page = inquiry.ask(new FindMemberHistory(inquiry.ledger(), id, after, inquiry.limit()));
        inquiry.page(page == null ? null : HistoryLine.page(page));
    }

    private GroupView find(Inquiry inquiry, String text) {
        GroupId group = Paths.group(text);
        return inquiry.ask(
                new FindGroup(inquiry.ledger(), group, inquiry.at()), () -> Paths.noGroup(group));
    }
}
