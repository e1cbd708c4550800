package org.livingledger.projections.tiers;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.activity.ActivityEvent;
import org.livingledger.api.book.BookEvent;
import org.livingledger.api.book.BookEvent.LedgerOpened;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.programme.ProgrammeEvent;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;
import org.livingledger.api.tier.Fact;
import org.livingledger.api.tier.Ladder;
import org.livingledger.api.tier.TierEvent;
import org.livingledger.api.tier.TierEvent.TierChanged;
import org.livingledger.projections.reading.Batch;
import org.livingledger.projections.reading.Projection;
import org.livingledger.projections.reading.Tables;
import org.livingledger.projections.tiers.Remembered.Tallies;
import tools.jackson.databind.json.JsonMapper;

/// Who stands on which tier (`systems.md` S8): every step of every member on every ladder, those still
/// to come by themselves included. So whoever reads it at an instant reads what is true then, whether
/// or not the scan has written it down.
///
/// What everybody did and earned is kept here too: a ladder that is published later counts it.
public final class Tiers implements Projection {

    static final List<String> TABLES =
            List.of(
                    "tier_ledgers",
                    "tier_members",
                    "tier_facts",
                    "tier_spells",
                    "tier_records",
                    "tier_steps",
                    "tier_changes");

    private static final String OPENED_FIRST = "the first event of a ledger opens it";

    /// How many members are reckoned anew at a time when a ladder has changed.
    private static final int TOGETHER = 500;

    private final JsonMapper json;
    private final Remembered remembered = new Remembered();

    /// Tiers, with their ladders kept as JSON.
    public Tiers(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "tiers";
    }

    @Override
    public int generation() {
        return 2;
    }

    @Override
    public List<String> tables() {
        return TABLES;
    }

    @Override
    public Set<Class<? extends Event>> folds() {
        return Set.of(
                BookEvent.class,
                ProgrammeEvent.class,
                MembershipEvent.class,
                ActivityEvent.class,
                PointsEvent.class,
                TierEvent.class);
    }

    @Override
    public void on(Batch batch) {
        Rules rules = rules(batch);
        String build = batch.tables().physical("tier_facts");
        Tallies tallies =
                remembered.take(build, batch.ledger(), batch.events().getFirst().position());
        List<RecordedEvent> run = new ArrayList<>();
        for (RecordedEvent recorded : batch.events()) {
            if (recorded.event() instanceof LedgerOpened opened) {
                rules = new Rules(opened.zone(), 0, List.of());
                keep(batch.tables(), rules);
            } else if (recorded.event() instanceof ProgrammePublished programme) {
                Rules before = Objects.requireNonNull(rules, OPENED_FIRST);
                fold(batch.tables(), run, before, tallies);
                run.clear();
                tallies.clear();
                rules =
                        new Rules(
                                before.zone(),
                                programme.version(),
                                programme.programme().ladders());
                publish(batch.tables(), before, rules, recorded.recordedAt());
            } else {
                run.add(recorded);
            }
        }
        fold(batch.tables(), run, Objects.requireNonNull(rules, OPENED_FIRST), tallies);
        remembered.keep(build, batch.ledger(), batch.events().getLast().position(), tallies);
    }

    private void publish(Tables tables, Rules before, Rules rules, Instant at) {
        keep(tables, rules);
        if (!rules.ladders().equals(before.ladders())) {
            reckonAnew(tables, before, rules, at);
        }
    }

    private static void fold(Tables tables, List<RecordedEvent> run, Rules rules, Tallies tallies) {
        tables.insert(
                "tier_changes",
                run.stream()
                        .filter(recorded -> recorded.event() instanceof TierChanged)
                        .map(Tiers::row)
                        .toList());
        if (rules.ladders().isEmpty()) {
            tallies.clear(); // which do not see this run
            new WithoutLadders(tables).fold(run);
            return;
        }
        Set<MemberId> touched = new LinkedHashSet<>();
        for (RecordedEvent recorded : run) {
            MemberId member = touches(recorded.event());
            if (member != null) {
                touched.add(member);
            }
        }
        if (touched.isEmpty()) {
            return;
        }
        Climbers climbers = Climbers.take(tables, touched, tallies);
        for (RecordedEvent recorded : run) {
            MemberId member = touches(recorded.event());
            if (member != null) {
                climbers.of(member).fold(recorded.event(), recorded.recordedAt());
            }
        }
        new WithoutLadders(tables).facts(run);
        climbers.layDown(rules);
    }

    private static @Nullable Object[] row(RecordedEvent recorded) {
        var changed = (TierChanged) recorded.event();
        return new Object[] {
            changed.member().value(),
            recorded.position(),
            changed.ladder().value(),
            changed.from(),
            changed.to(),
            changed.cause().name().toLowerCase(Locale.ROOT),
            changed.occurredAt(),
            recorded.recordedAt()
        };
    }

    /// Whose tiers may follow from an event otherwise than before, or null if nobody's.
    private static @Nullable MemberId touches(Event event) {
        if (event instanceof MembershipEvent membership) {
            return membership.member();
        }
        if (event instanceof TierEvent tier) {
            return tier.member();
        }
        Fact fact = Fact.of(event);
        return fact == null ? null : fact.member();
    }

    /// Puts every member of the ledger on the ladders as they are now.
    private static void reckonAnew(Tables tables, Rules before, Rules rules, Instant published) {
        for (Ladder ladder : before.ladders()) {
            tables.execute(
                    "DELETE FROM {tier_steps} WHERE ledger_id = ? AND ladder_id = ?",
                    tables.ledger().value(),
                    ladder.id().value());
        }
        List<MemberId> everyone =
                tables.read(
                        "SELECT member_id FROM {tier_members} WHERE ledger_id = ? ORDER BY"
                                + " ledger_id, member_id",
                        row -> new MemberId(row.getString(1)),
                        tables.ledger().value());
        for (int i = 0; i < everyone.size(); i += TOGETHER) {
            Climbers climbers =
                    Climbers.take(
                            tables,
                            everyone.subList(i, Math.min(i + TOGETHER, everyone.size())),
                            new Tallies());
            climbers.all().forEach(climber -> climber.known(published));
            climbers.layDown(rules);
        }
    }

    private @Nullable Rules rules(Batch batch) {
        return batch
                .tables()
                .read(
                        "SELECT * FROM {tier_ledgers} WHERE ledger_id = ?",
                        row -> rules(row, json),
                        batch.ledger().value())
                .stream()
                .findFirst()
                .orElse(null);
    }

    static Rules rules(java.sql.ResultSet row, JsonMapper json) throws java.sql.SQLException {
        return new Rules(
                ZoneId.of(row.getString("zone")),
                row.getInt("version"),
                json.readValue(row.getString("ladders"), Rules.Document.class).ladders());
    }

    private void keep(Tables tables, Rules rules) {
        tables.upsert(
                "tier_ledgers",
                List.<@Nullable Object[]>of(
                        new Object[] {
                            rules.zone().getId(),
                            rules.version(),
                            json.writeValueAsString(new Rules.Document(rules.ladders()))
                        }));
    }
}
