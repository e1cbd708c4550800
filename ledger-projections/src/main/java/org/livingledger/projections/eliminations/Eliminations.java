package org.livingledger.projections.eliminations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.activity.ActivityEvent;
import org.livingledger.api.book.BookEvent;
import org.livingledger.api.book.BookEvent.LedgerOpened;
import org.livingledger.api.discipline.DisciplineEvent;
import org.livingledger.api.discipline.HouseEvent;
import org.livingledger.api.elimination.EliminationEvent;
import org.livingledger.api.elimination.EliminationEvent.EliminationRun;
import org.livingledger.api.elimination.EliminationEvent.EliminationWarned;
import org.livingledger.api.elimination.EliminationEvent.EliminationWarningLifted;
import org.livingledger.api.elimination.EliminationPolicy;
import org.livingledger.api.elimination.EliminationQuery.RunFigures;
import org.livingledger.api.elimination.Judgement;
import org.livingledger.api.evidence.EvidenceEvent;
import org.livingledger.api.gate.GateEvent;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupEvent.GroupDissolved;
import org.livingledger.api.group.GroupEvent.GroupFounded;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.programme.Period;
import org.livingledger.api.programme.ProgrammeEvent;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;
import org.livingledger.api.recognition.RecognitionEvent;
import org.livingledger.api.registry.Vocabulary;
import org.livingledger.api.rotation.RotationEvent;
import org.livingledger.api.tier.TierEvent;
import org.livingledger.api.title.TitleEvent;
import org.livingledger.projections.eliminations.Shapes.Book;
import org.livingledger.projections.eliminations.Shapes.Group;
import org.livingledger.projections.eliminations.Shapes.InForce;
import org.livingledger.projections.eliminations.Shapes.WarningKey;
import org.livingledger.projections.reading.Batch;
import org.livingledger.projections.reading.Projection;
import org.livingledger.projections.reading.Rows;
import tools.jackson.databind.json.JsonMapper;

/// What elimination did in each group: its runs, whom it warned and spared, and everyone who was
/// eliminated, by it or by hand, with the figures.
public final class Eliminations implements Projection {

    static final List<String> TABLES =
            List.of(
                    "elimination_books",
                    "elimination_groups",
                    "elimination_warnings",
                    "elimination_log");

    private final JsonMapper json;

    /// Eliminations that keep policies and figures as JSON.
    public Eliminations(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "eliminations";
    }

    @Override
    public int generation() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return TABLES;
    }

    @Override
    public void on(Batch batch) {
        var folding = new Folding(batch);
        folding.load();
        batch.events().forEach(folding::on);
        folding.flush();
    }

    private final class Folding {

        private final Batch batch;
        private final Rows<String, Group> groups;
        private final Rows<WarningKey, Instant> warnings;
        private final List<@Nullable Object[]> log = new ArrayList<>();
        private @Nullable Book book;
        private boolean published;

        Folding(Batch batch) {
            this.batch = batch;
            this.groups = batch.tables().rows(Shapes.GROUPS);
            this.warnings = batch.tables().rows(Shapes.WARNINGS);
        }

        void load() {
            Set<String> touched = new HashSet<>();
            Set<WarningKey> ended = new HashSet<>();
            for (RecordedEvent recorded : batch.events()) {
                Event event = recorded.event();
                published |= event instanceof ProgrammePublished;
                if (event instanceof EliminationEvent elimination) {
                    touched.add(elimination.group().value());
                } else if (event instanceof GroupDissolved dissolved) {
                    touched.add(dissolved.group().value());
                }
                WarningKey key = warning(event);
                if (key != null) {
                    ended.add(key);
                }
            }
            groups.loadAll(touched.stream());
            warnings.loadAll(ended.stream());
            if (published) {
                book =
                        batch
                                .tables()
                                .read(
                                        "SELECT * FROM {elimination_books} WHERE ledger_id = ?",
                                        row -> Book.from(row, json),
                                        batch.ledger().value())
                                .stream()
                                .findFirst()
                                .orElse(null);
            }
        }

        void flush() {
            if (book != null) {
                batch.tables()
                        .upsert(
                                "elimination_books",
                                List.<@Nullable Object[]>of(book.columns(json)));
            }
            groups.flush();
            warnings.flush();
            batch.tables().insert("elimination_log", log);
        }

        void on(RecordedEvent recorded) {
            if (recorded.event() instanceof LedgerOpened opened) {
                book = new Book(opened.zone(), 0, List.of());
            } else if (recorded.event() instanceof ProgrammePublished programme) {
                publish(programme);
            } else if (recorded.event() instanceof GroupFounded founded) {
                groups.put(founded.group().value(), Group.NEW);
            } else if (recorded.event() instanceof GroupDissolved dissolved) {
                groups.put(dissolved.group().value(), group(dissolved.group()).dissolved());
            } else if (recorded.event() instanceof EliminationEvent event) {
                on(event, recorded);
            } else if (recorded.event() instanceof MembershipEvent event) {
                on(event, recorded);
            }
        }

        private void publish(ProgrammePublished programme) {
            Book before = Objects.requireNonNull(book, "a ledger is opened first");
            LocalDate today = Period.day(programme.occurredAt(), before.zone());
            var policies = new ArrayList<InForce>();
            for (EliminationPolicy policy : programme.programme().eliminations()) {
                InForce older = before.policy(policy.group());
                boolean same = older != null && older.policy().equals(policy);
                policies.add(same ? older : new InForce(policy, today));
            }
            book = new Book(before.zone(), programme.version(), List.copyOf(policies));
        }

        private void on(EliminationEvent event, RecordedEvent recorded) {
            switch (event) {
                case EliminationWarned warned -> {
                    warnings.put(WarningKey.of(warned.group(), warned.member()), warned.until());
                    log(
                            recorded,
                            warned.group(),
                            warned.member(),
                            warned.epoch(),
                            warned.reason(),
                            warned.judgement(),
                            warned.until(),
                            null);
                }
                case EliminationWarningLifted lifted -> {
                    warnings.remove(WarningKey.of(lifted.group(), lifted.member()));
                    log(
                            recorded,
                            lifted.group(),
                            lifted.member(),
                            lifted.epoch(),
                            lifted.reason(),
                            lifted.judgement(),
                            null,
                            null);
                }
                case EliminationRun run -> {
                    groups.put(
                            run.group().value(),
                            group(run.group()).ran(run.scheduledFor(), run.remaining()));
                    log(run, recorded);
                }
            }
        }

        private void on(MembershipEvent event, RecordedEvent recorded) {
            WarningKey key = warning(event);
            if (key != null) {
                warnings.remove(key);
            }
            if (event instanceof MemberEliminated gone) {
                log(
                        recorded,
                        gone.group(),
                        gone.member(),
                        gone.epoch(),
                        gone.reason(),
                        gone.judgement(),
                        null,
                        gone.by());
            }
        }

        private Group group(GroupId group) {
            return Objects.requireNonNullElse(groups.get(group.value()), Group.NEW);
        }

        private void log(
                RecordedEvent recorded,
                GroupId group,
                MemberId member,
                int epoch,
                String reason,
                @Nullable Judgement judgement,
                @Nullable Instant until,
                @Nullable MemberId by) {
            log.add(
                    new @Nullable Object[] {
                        group.value(),
                        recorded.position(),
                        Vocabulary.stored(recorded.event().getClass()).value(),
                        member.value(),
                        epoch,
                        reason,
                        judgement == null ? null : json.writeValueAsString(judgement),
                        until,
                        null,
                        null,
                        0,
                        by == null ? null : by.value(),
                        recorded.event().occurredAt(),
                        recorded.recordedAt()
                    });
        }

        private void log(EliminationRun run, RecordedEvent recorded) {
            MemberId by = run.by();
            log.add(
                    new @Nullable Object[] {
                        run.group().value(),
                        recorded.position(),
                        Vocabulary.stored(EliminationRun.class).value(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        json.writeValueAsString(
                                new RunFigures(
                                        run.version(),
                                        run.judged(),
                                        run.exempt(),
                                        run.warned(),
                                        run.lifted(),
                                        run.eliminated(),
                                        run.remaining())),
                        run.day().toString(),
                        run.eliminated(),
                        by == null ? null : by.value(),
                        run.occurredAt(),
                        recorded.recordedAt()
                    });
        }
    }

    /// The warning that an event may begin or end.
    private static @Nullable WarningKey warning(Event event) {
        return switch (event) {
            case EliminationEvent elimination ->
                    switch (elimination) {
                        case EliminationWarned warned ->
                                WarningKey.of(warned.group(), warned.member());
                        case EliminationWarningLifted lifted ->
                                WarningKey.of(lifted.group(), lifted.member());
                        case EliminationRun _ -> null;
                    };
            case MembershipEvent membership ->
                    switch (membership) {
                        case MembershipEvent.MemberLeft left ->
                                WarningKey.of(left.group(), left.member());
                        case MemberEliminated gone -> WarningKey.of(gone.group(), gone.member());
                        case MembershipEvent.MemberReleased released ->
                                WarningKey.of(released.group(), released.member());
                        case MembershipEvent.MemberIntroduced _, MembershipEvent.MemberJoined _ ->
                                null;
                    };
            case ActivityEvent _,
                    BookEvent _,
                    GateEvent _,
                    GroupEvent _,
                    TitleEvent _,
                    DisciplineEvent _,
                    HouseEvent _,
                    RotationEvent _,
                    PointsEvent _,
                    ProgrammeEvent _,
                    RecognitionEvent _,
                    TierEvent _,
                    EvidenceEvent _ ->
                    null; // nobody is warned by these, or spared
            default -> throw new IllegalStateException("an event of no known family: " + event);
        };
    }
}
