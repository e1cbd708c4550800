package org.livingledger.faults.model;

import static org.livingledger.faults.words.Refusal.found;
import static org.livingledger.faults.words.Refusal.refuseIf;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.livingledger.faults.words.Fields;
import org.livingledger.faults.words.Mistake;

/// All that is true in one ledger, and the command that is being decided.
public final class World {

    private static final Duration AHEAD = Duration.ofMinutes(5);

    final Mistake mistake;
    ZoneId zone = ZoneOffset.UTC;
    boolean open;

    /// The programme in force.
    public Fields programme = Fields.of(null);

    int version;

    /// Memberships by their members and groups.
    public final Map<String, Map<String, Membership>> members = new TreeMap<>();

    final Map<String, Group> groups = new TreeMap<>();

    /// Accounts by their ids.
    public final Map<String, Account> accounts = new LinkedHashMap<>();

    /// What counts, and how much of it: less where some was reversed.
    public final Map<Fact, Long> facts = new LinkedHashMap<>();

    /// How many days each member made up for, by group and month.
    final Map<String, Integer> madeUp = new TreeMap<>();

    /// The instant of the last command.
    public Instant now = Instant.EPOCH;

    String key = "";
    final List<String> events = new ArrayList<>();

    World(Mistake mistake) {
        this.mistake = mistake;
    }

    /// Writes an event down, and answers.
    <T> T told(String event, T answer) {
        events.add(event);
        return answer;
    }

    /// The local day of an instant.
    public LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /// The first instant of a local day.
    Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /// When it was true, if it was not in the future.
    Instant occurred(Fields body) {
        Instant given = body.instant("occurred_at");
        Instant latest = now.plus(AHEAD);
        boolean ahead = given != null && given.isAfter(latest);
        refuseIf(ahead, "occurs-in-the-future", "occurred_at latest", given, latest);
        return given == null ? now : given;
    }

    void introduce(String member) {
        if (members.putIfAbsent(member, new TreeMap<>()) == null) {
            events.add("member-introduced");
        }
    }

    /// The group, which must go on.
    Group living(Fields body) {
        Group group = found(groups.get(body.text("group_id")), "group-not-found");
        refuseIf(group.ended(now), "group-dissolved", "dissolved_at", group.ends);
        return group;
    }

    Membership membership(String member, @Nullable String group) {
        Map<String, Membership> all = members.getOrDefault(member, Map.of());
        return group == null ? Membership.NEVER : all.getOrDefault(group, Membership.NEVER);
    }

    void requireIn(String member, String group) {
        refuseIf(!membership(member, group).active(), "not-a-member", "member_id", member);
    }

    /// The member whom a command is about, who must be in its group.
    String insider(Fields body) {
        String member = known(body.text("member_id")).id;
        requireIn(member, body.text("group_id"));
        return member;
    }

    Account account(String id) {
        return accounts.computeIfAbsent(id, _ -> new Account(id, this));
    }

    /// The account of someone who must be known.
    Account known(String member) {
        refuseIf(!members.containsKey(member), "member-not-found", "member_id", member);
        return account(member);
    }

    /// The account of someone who must be known, if it moves.
    Account moving(String member) {
        Account account = known(member);
        account.requireMoving();
        return account;
    }

    /// Something that counts from now on.
    Fact count(long points, Fact.Kind kind, String member, @Nullable String group, Instant at) {
        int epoch = membership(member, group).epoch();
        var fact = new Fact(facts.size(), kind, member, group, epoch, at);
        facts.put(fact, points);
        return fact;
    }

    /// What some facts come to.
    long sum(Predicate<Fact> which) {
        return facts.keySet().stream().filter(which).mapToLong(facts::get).sum();
    }
}
