package org.livingledger.projections.recognition;

import static org.livingledger.projections.recognition.Shapes.WHOLE_LEDGER;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.RecordedEvent;
import org.livingledger.api.activity.ActivityEvent;
import org.livingledger.api.activity.ActivityEvent.ActivityRecorded;
import org.livingledger.api.activity.ActivityEvent.ActivityReversed;
import org.livingledger.api.activity.ActivityType;
import org.livingledger.api.book.BookEvent;
import org.livingledger.api.book.BookEvent.LedgerOpened;
import org.livingledger.api.discipline.DisciplineEvent;
import org.livingledger.api.discipline.HouseEvent;
import org.livingledger.api.elimination.EliminationEvent;
import org.livingledger.api.evidence.EvidenceEvent;
import org.livingledger.api.gate.GateEvent;
import org.livingledger.api.group.GroupEvent;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.membership.MembershipEvent;
import org.livingledger.api.membership.MembershipEvent.MemberEliminated;
import org.livingledger.api.membership.MembershipEvent.MemberIntroduced;
import org.livingledger.api.membership.MembershipEvent.MemberJoined;
import org.livingledger.api.membership.MembershipEvent.MemberLeft;
import org.livingledger.api.membership.MembershipEvent.MemberReleased;
import org.livingledger.api.points.PointsEvent;
import org.livingledger.api.programme.Programme;
import org.livingledger.api.programme.ProgrammeEvent;
import org.livingledger.api.programme.ProgrammeEvent.BadgesReviewed;
import org.livingledger.api.programme.ProgrammeEvent.ProgrammePublished;
import org.livingledger.api.recognition.CheckIns;
import org.livingledger.api.recognition.RecognitionEvent;
import org.livingledger.api.recognition.RecognitionEvent.BadgeAwarded;
import org.livingledger.api.recognition.RecognitionEvent.BadgeRevoked;
import org.livingledger.api.recognition.RecognitionEvent.CheckInMadeUp;
import org.livingledger.api.recognition.RecognitionEvent.StreakMilestoneReached;
import org.livingledger.api.recognition.RecognitionEvent.StreakPaused;
import org.livingledger.api.recognition.RecognitionEvent.StreakResumed;
import org.livingledger.api.rotation.RotationEvent;
import org.livingledger.api.tier.TierEvent;
import org.livingledger.api.title.TitleEvent;
import org.livingledger.projections.reading.Batch;
import org.livingledger.projections.reading.Projection;
import org.livingledger.projections.reading.Rows;
import org.livingledger.projections.recognition.Shapes.Award;
import org.livingledger.projections.recognition.Shapes.AwardKey;
import org.livingledger.projections.recognition.Shapes.Book;
import org.livingledger.projections.recognition.Shapes.Day;
import org.livingledger.projections.recognition.Shapes.DayKey;
import org.livingledger.projections.recognition.Shapes.Pause;
import org.livingledger.projections.recognition.Shapes.PauseKey;
import org.livingledger.projections.recognition.Shapes.Seat;
import org.livingledger.projections.recognition.Shapes.SeatKey;
import tools.jackson.databind.json.JsonMapper;

/// The days that members kept, and the badges that they were awarded. Streaks are reckoned from the
/// days when they are asked for: they change with the calendar, without an event.
public final class Recognitions implements Projection {

    static final List<String> TABLES =
            List.of(
                    "recognition_books",
                    "recognition_seats",
                    "kept_days",
                    "streak_pauses",
                    "badge_awards");

    private final JsonMapper json;

    /// Recognitions that keep the definitions of badges as JSON.
    public Recognitions(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "recognition";
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
    public Set<Class<? extends Event>> folds() {
        return Set.of(
                BookEvent.class,
                ProgrammeEvent.class,
                MembershipEvent.class,
                ActivityEvent.class,
                RecognitionEvent.class);
    }

    @Override
    public void on(Batch batch) {
        new Folding(batch).fold();
    }

    private final class Folding {

        private final Batch batch;
        private final Rows<SeatKey, Seat> seats;
        private final Rows<DayKey, Day> days;
        private final Rows<PauseKey, Pause> pauses;
        private final Rows<AwardKey, Award> awards;
        private @Nullable Book book;
        private boolean bookChanged;

        Folding(Batch batch) {
            this.batch = batch;
            this.seats = batch.tables().rows(Shapes.SEATS);
            this.days = batch.tables().rows(Shapes.DAYS);
            this.pauses = batch.tables().rows(Shapes.PAUSES);
            this.awards = batch.tables().rows(Shapes.AWARDS);
        }

        void fold() {
            load();
            batch.events().forEach(this::on);
            if (book != null && bookChanged) {
                batch.tables()
                        .upsert("recognition_books", List.<@Nullable Object[]>of(book.columns()));
            }
            seats.flush();
            days.flush();
            pauses.flush();
            awards.flush();
        }

        private void load() {
            Set<DayKey> kept = new HashSet<>();
            Set<String> paused = new HashSet<>();
            Set<String> honoured = new HashSet<>();
            Set<SeatKey> moved = new HashSet<>();
            boolean programmes = false;
            for (RecordedEvent recorded : batch.events()) {
                switch (recorded.event()) {
                    case ActivityRecorded fact -> kept.add(key(fact));
                    case ActivityReversed undone -> kept.add(key(undone));
                    case RecognitionEvent event -> {
                        switch (event) {
                            case CheckInMadeUp made -> kept.add(key(made));
                            case StreakPaused pause -> paused.add(pause.member().value());
                            case StreakResumed pause -> paused.add(pause.member().value());
                            case BadgeAwarded badge -> honoured.add(badge.member().value());
                            case BadgeRevoked badge -> honoured.add(badge.member().value());
                            case StreakMilestoneReached _ -> {} // the history tells it
                        }
                    }
                    case ProgrammePublished _, BadgesReviewed _ -> programmes = true;
                    case MembershipEvent move -> {
                        SeatKey seat = seat(move);
                        if (seat != null) {
                            moved.add(seat);
                        }
                    }
                    case BookEvent _,
                            GroupEvent _,
                            GateEvent _,
                            HouseEvent _,
                            DisciplineEvent _,
                            TitleEvent _,
                            RotationEvent _,
                            EliminationEvent _,
                            PointsEvent _,
                            TierEvent _,
                            EvidenceEvent _,
                            ProgrammeEvent _ -> {} // these tables hold nothing of them
                    default ->
                            throw new IllegalStateException(
                                    "an event of no known family: " + recorded);
                }
            }
            if (programmes) {
                book =
                        batch
                                .tables()
                                .read(
                                        "SELECT * FROM {recognition_books} WHERE ledger_id = ?",
                                        Book::from,
                                        batch.ledger().value())
                                .stream()
                                .findFirst()
                                .orElse(null);
            }
            seats.loadAll(moved.stream());
            days.loadAll(kept.stream());
            pauses.load(keys(paused));
            awards.load(keys(honoured));
        }

        private static List<@Nullable Object[]> keys(Set<String> members) {
            return members.stream().map(member -> new @Nullable Object[] {member}).toList();
        }

        private void on(RecordedEvent recorded) {
            switch (recorded.event()) {
                case LedgerOpened opened ->
                        change(new Book(opened.zone().getId(), 0, "[]", "{}", ""));
                case ProgrammePublished published -> publish(published);
                case BadgesReviewed reviewed -> {
                    change(book().reviewed(reviewed.through().value()));
                }
                case MembershipEvent move -> sit(move);
                case ActivityRecorded fact -> {
                    Day day = days.get(key(fact));
                    days.put(
                            key(fact),
                            day == null
                                    ? new Day(1, false)
                                    : new Day(day.activities() + 1, day.madeUp()));
                }
                case ActivityReversed undone -> undo(undone);
                case RecognitionEvent event -> on(event, recorded.position());
                case GroupEvent _,
                        GateEvent _,
                        HouseEvent _,
                        DisciplineEvent _,
                        TitleEvent _,
                        RotationEvent _,
                        EliminationEvent _,
                        PointsEvent _,
                        TierEvent _,
                        EvidenceEvent _,
                        ProgrammeEvent _ -> {} // these tables hold nothing of them
                default ->
                        throw new IllegalStateException("an event of no known family: " + recorded);
            }
        }

        private void undo(ActivityReversed undone) {
            Day day = days.get(key(undone));
            if (day != null) {
                var left = new Day(day.activities() - 1, day.madeUp());
                if (left.activities() > 0 || left.madeUp()) {
                    days.put(key(undone), left);
                } else {
                    days.remove(key(undone));
                }
            }
        }

        private void on(RecognitionEvent event, long position) {
            switch (event) {
                case CheckInMadeUp made -> {
                    Day day = days.get(key(made));
                    days.put(key(made), new Day(day == null ? 0 : day.activities(), true));
                }
                case StreakPaused paused ->
                        pauses.put(
                                new PauseKey(
                                        paused.member().value(),
                                        paused.group().value(),
                                        paused.epoch(),
                                        paused.from().toString()),
                                new Pause(
                                        paused.through() == null
                                                ? null
                                                : paused.through().toString()));
                case StreakResumed resumed -> resume(resumed);
                case StreakMilestoneReached _ -> {} // the history tells it
                case BadgeAwarded awarded ->
                        awards.put(
                                new AwardKey(
                                        awarded.member().value(),
                                        awarded.badge().value(),
                                        awarded.level(),
                                        group(awarded.group())),
                                new Award(
                                        awarded.epoch(),
                                        awarded.version(),
                                        awarded.score(),
                                        awarded.evidence().stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(",")),
                                        position,
                                        awarded.occurredAt(),
                                        null));
                case BadgeRevoked revoked -> {
                    var key =
                            new AwardKey(
                                    revoked.member().value(),
                                    revoked.badge().value(),
                                    revoked.level(),
                                    group(revoked.group()));
                    Award award = awards.get(key);
                    if (revoked.adoption() != null) {
                        awards.remove(key); // as if it had not been awarded
                    } else if (award != null) {
                        awards.put(key, award.revoked(revoked.occurredAt()));
                    }
                }
            }
        }

        private void publish(ProgrammePublished published) {
            Programme programme = published.programme();
            String badges = json.writeValueAsString(programme.badges());
            Book before = book();
            change(
                    new Book(
                            before.zone(),
                            published.version(),
                            badges,
                            json.writeValueAsString(CheckIns.of(programme)),
                            badges.equals(before.badges()) ? before.reviewedThrough() : ""));
        }

        /// As [org.livingledger.api.recognition.Merits] ends a pause: on the day before, and one that
        /// began on that day or later never was.
        private void resume(StreakResumed resumed) {
            String day = resumed.day().toString();
            for (var each : Map.copyOf(pauses.all()).entrySet()) {
                PauseKey key = each.getKey();
                String through = each.getValue().through();
                if (!key.member().equals(resumed.member().value())
                        || !key.group().equals(resumed.group().value())
                        || key.epoch() != resumed.epoch()
                        || (through != null && through.compareTo(day) < 0)) {
                    continue;
                }
                if (key.from().compareTo(day) < 0) {
                    pauses.put(key, new Pause(resumed.day().minusDays(1).toString()));
                } else {
                    pauses.remove(key);
                }
            }
        }

        private Book book() {
            if (book == null) {
                throw new IllegalStateException("the ledger is not open");
            }
            return book;
        }

        private void change(Book next) {
            book = next;
            bookChanged = true;
        }

        private void sit(MembershipEvent move) {
            switch (move) {
                case MemberIntroduced _ -> {} // in no group yet
                case MemberJoined joined ->
                        sit(joined.member(), joined.group(), joined.epoch(), true);
                case MemberLeft left -> sit(left.member(), left.group(), left.epoch(), false);
                case MemberEliminated gone -> sit(gone.member(), gone.group(), gone.epoch(), false);
                case MemberReleased released ->
                        sit(released.member(), released.group(), released.epoch(), false);
            }
        }

        private void sit(MemberId member, GroupId group, int epoch, boolean active) {
            seats.put(key(member, group), new Seat(epoch, active));
        }
    }

    /// The seat that a coming or going is about, or null if none.
    private static @Nullable SeatKey seat(MembershipEvent move) {
        return switch (move) {
            case MemberIntroduced _ -> null;
            case MemberJoined joined -> key(joined.member(), joined.group());
            case MemberLeft left -> key(left.member(), left.group());
            case MemberEliminated gone -> key(gone.member(), gone.group());
            case MemberReleased released -> key(released.member(), released.group());
        };
    }

    private static SeatKey key(MemberId member, GroupId group) {
        return new SeatKey(member.value(), group.value());
    }

    private static DayKey key(ActivityRecorded fact) {
        return key(fact.member(), fact.group(), fact.epoch(), fact.activity(), fact.day());
    }

    private static DayKey key(ActivityReversed of) {
        return key(of.member(), of.group(), of.epoch(), of.activity(), of.day());
    }

    private static DayKey key(CheckInMadeUp made) {
        return key(made.member(), made.group(), made.epoch(), CheckIns.ACTIVITY, made.day());
    }

    private static DayKey key(
            MemberId member, GroupId group, int epoch, ActivityType activity, LocalDate day) {
        return new DayKey(member.value(), group.value(), epoch, activity.value(), day.toString());
    }

    private static String group(@Nullable GroupId group) {
        return group == null ? WHOLE_LEDGER : group.value();
    }
}
