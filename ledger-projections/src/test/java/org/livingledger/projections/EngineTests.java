package org.livingledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.livingledger.projections.House.ACME;
import static org.livingledger.projections.House.FANS;
import static org.livingledger.projections.House.NOON;
import static org.livingledger.projections.House.earned;
import static org.livingledger.projections.House.member;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.livingledger.api.LedgerId;
import org.livingledger.api.book.BookQuery.CheckInvariants;
import org.livingledger.api.book.BookQuery.FindLedger;
import org.livingledger.api.book.BookQuery.Invariant;
import org.livingledger.api.discipline.HouseEvent.GroupMuted;
import org.livingledger.api.gate.GateEvent.MemberBanned;
import org.livingledger.api.points.AccountId;
import org.livingledger.api.points.PointsEvent.PointsExpired;
import org.livingledger.api.points.PointsQuery.FindBalance;
import org.livingledger.api.rotation.RotationEvent.RotationSet;
import org.livingledger.api.rotation.RotationPolicy;
import org.livingledger.api.title.TitleEvent.TitleGranted;
import org.livingledger.projections.reading.Failure;
import org.livingledger.projections.reading.Lag;
import org.livingledger.projections.reading.RebuildProgress;
import org.livingledger.projections.reading.RebuildProgress.Status;
import org.livingledger.projections.reading.Rebuilt;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How events become tables, whatever the tables are (`reliability.md` I7).
@ParameterizedClass
@EnumSource(TestDatabase.class)
class EngineTests {

    private final House house;
    private final JdbcClient sql;

    EngineTests(TestDatabase database) {
        house = House.open(database, "UTC");
        sql = JdbcClient.create(house.database);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void givenEarnings(int members, int each) {
        for (int m = 0; m < members; m++) {
            for (int i = 1; i <= each; i++) {
                house.given(earned(member("m" + m), i, 10, NOON.plusSeconds(i)));
            }
        }
    }

    private long balance(String name) {
        return house.ask(new FindBalance(ACME, AccountId.of(member(name)), NOON)).balance();
    }

    @Test
    void rebuildsEveryProjectionToTheSameRows() {
        house.boards(
                new org.livingledger.api.programme.Programme.BoardDefinition(
                        House.POINTS,
                        org.livingledger.api.programme.Programme.Metric.POINTS_EARNED,
                        null,
                        null,
                        null));
        house.given(House.founded(FANS, member("a"), 9, NOON));
        house.given(new MemberBanned(FANS, member("z"), "spam", null, NOON));
        house.given(new GroupMuted(FANS, "announcement", null, null, NOON));
        house.given(
                new RotationSet(
                        FANS,
                        new RotationPolicy(1, 30, 30, null, null, null, null),
                        NOON,
                        null,
                        NOON));
        house.given(new TitleGranted(member("a"), FANS, 1, "kol", null, null, null, NOON));
        givenEarnings(5, 20);
        house.caughtUp();

        List<Long> progress = new ArrayList<>();
        List<Rebuilt> rebuilt = house.readSide.rebuild(List.of(), (done, _) -> progress.add(done));

        assertThat(rebuilt).extracting(Rebuilt::projection).isEqualTo(house.readSide.projections());
        assertThat(rebuilt).allMatch(Rebuilt::equal).allMatch(each -> each.rows() > 0);
        assertThat(progress.getLast()).isEqualTo(house.readSide.position(ACME));
        givenEarnings(1, 1);
        assertThat(house.ask(new FindLedger(ACME)).members()).isEqualTo(1);
    }

    /// `reliability.md`: the checker proves itself.
    @Test
    void findsAndMendsARowThatSomebodyChanged() {
        givenEarnings(2, 2);
        house.caughtUp();
        sql.sql("UPDATE accounts SET balance = 1000 WHERE balance = 20").update();
        assertThat(balance("m0")).isEqualTo(1000);
        assertThat(broken()).contains("postings", "lots");

        Rebuilt rebuilt = house.readSide.rebuild(List.of("accounts"), (_, _) -> {}).getFirst();

        assertThat(rebuilt.equal()).isFalse();
        assertThat(rebuilt.checksumLive()).isNotEqualTo(rebuilt.checksumRebuilt());
        assertThat(balance("m0")).isEqualTo(20);
        assertThat(broken()).isEmpty();
    }

    /// Every row that is not what the events say is named, and stays as it is until it is to be mended.
    @Test
    void namesTheRowsThatDifferAndLeavesThemWhenItOnlyChecks() {
        givenEarnings(3, 2);
        house.caughtUp();
        assertThat(house.readSide.check(List.of())).allMatch(Rebuilt::equal).hasSizeGreaterThan(9);
        sql.sql("UPDATE accounts SET balance = 1000 WHERE account_id = ?")
                .param(member("m0").value())
                .update();
        String m1 = member("m1").value();
        sql.sql(
                        "DELETE FROM lots WHERE account_id = ? AND lot ="
                                + " (SELECT MIN(lot) FROM lots WHERE account_id = ?)")
                .params(m1, m1)
                .update();

        Rebuilt checked = house.readSide.check(List.of("accounts")).getFirst();

        assertThat(checked.equal()).isFalse();
        assertThat(checked.differing()).isEqualTo(2);
        assertThat(checked.differences())
                .filteredOn(each -> each.table().equals("accounts"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.key())
                            .isEqualTo("ledger_id=acme, account_id=" + member("m0").value());
                    assertThat(each.live()).isEqualTo("balance=1000");
                    assertThat(each.rebuilt()).isEqualTo("balance=20");
                });
        assertThat(checked.differences())
                .filteredOn(each -> each.table().equals("lots"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.key()).contains("account_id=" + m1, "lot=");
                    assertThat(each.live()).isNull();
                    assertThat(each.rebuilt()).contains("points=10", "remaining=10");
                });
        assertThat(balance("m0")).isEqualTo(1000);
        assertThat(house.readSide.rebuild(List.of("accounts"), (_, _) -> {}).getFirst().differing())
                .isEqualTo(2);
        assertThat(house.readSide.check(List.of("accounts"))).allMatch(Rebuilt::equal);
    }

    private List<String> broken() {
        return house.ask(new CheckInvariants(ACME)).invariants().stream()
                .filter(each -> !each.holds())
                .map(Invariant::code)
                .toList();
    }

    @Test
    void checksWhatMustAlwaysHold() {
        house.given(House.founded(FANS, member("a"), 9, NOON));
        givenEarnings(2, 2);
        house.caughtUp();
        var report = house.ask(new CheckInvariants(ACME));
        assertThat(report.position()).isEqualTo(9);
        assertThat(report.invariants()).allMatch(Invariant::holds).hasSize(10);
        assertThat(house.find(new CheckInvariants(new LedgerId("nobody")))).isNull();
    }

    @Test
    void foldsEachEventOnceThoughTwoServersFollow() {
        try (House other = new House(house.log, house.database)) {
            for (int i = 1; i <= 200; i++) {
                house.given(earned(member("a"), i, 1, NOON));
                other.readSide.signal();
            }
            house.caughtUp();
            other.caughtUp();
            assertThat(balance("a")).isEqualTo(200);
            assertThat(house.ask(new CheckInvariants(ACME)).invariants())
                    .allMatch(Invariant::holds);
        }
    }

    @Test
    void goesOnWithAllOthersWhenOneProjectionCannotFoldAnEvent() throws InterruptedException {
        house.given(earned(member("a"), 1, 5, NOON));
        // a lot that nothing is known of: the accounts cannot fold this, the journal can
        house.given(new PointsExpired(AccountId.of(member("a")), 77, 1, NOON));
        house.given(earned(member("a"), 2, 5, NOON));
        await(() ->
                house.readSide.lags().stream()
                        .allMatch(lag -> lag.position() == 4 || lag.failure() != null));
        assertThat(house.readSide.await(ACME, 4, Duration.ZERO)).isFalse();

        for (Lag lag : house.readSide.lags()) {
            Failure failure = lag.failure();
            if (lag.projection().equals("accounts")) {
                assertThat(lag.position()).isEqualTo(2);
                assertThat(failure).isNotNull();
                assertThat(failure == null ? 0 : failure.position()).isEqualTo(3);
            } else {
                assertThat(lag.position()).as(lag.projection()).isEqualTo(4);
                assertThat(failure).isNull();
            }
        }
    }

    @Test
    void namesAProjectionThatStandsStillAmongWhatMustHold() throws InterruptedException {
        house.given(earned(member("a"), 1, 5, NOON));
        house.given(new PointsExpired(AccountId.of(member("a")), 77, 1, NOON));
        await(() -> house.readSide.lags().stream().anyMatch(lag -> lag.failure() != null));
        await(() ->
                house.readSide.lags().stream()
                        .allMatch(lag -> lag.position() == 3 || lag.failure() != null));

        var report = house.findNow(new CheckInvariants(ACME));
        assertThat(report).isNotNull();
        assertThat(report == null ? 0 : report.position()).isEqualTo(2);
        List<Invariant> failing =
                report == null
                        ? List.of()
                        : report.invariants().stream().filter(each -> !each.holds()).toList();
        assertThat(failing).extracting(Invariant::code).containsExactly("postings", "together");
        assertThat(failing.getFirst().problems())
                .containsExactly(
                        "not known: the tables stand at different positions, accounts at 2,"
                                + " journal at 3");
        assertThat(failing.getLast().problems())
                .containsExactly("accounts stands at position 2, others at 3");
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 3_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void answersWithoutAGapWhileItIsRebuilt() throws InterruptedException {
        givenEarnings(1, 50);
        house.caughtUp();
        var stop = new AtomicBoolean();
        var wrong = new AtomicInteger();
        var asked = new AtomicInteger();
        var query = new FindBalance(ACME, AccountId.of(member("m0")), NOON);
        Thread reader =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!stop.get()) {
                                var balance = house.find(query);
                                asked.incrementAndGet();
                                if (balance == null
                                        || balance.balance() != 500
                                        || balance.lots().size() != 50) {
                                    wrong.incrementAndGet();
                                }
                            }
                        });
        for (int i = 0; i < 5; i++) {
            house.readSide.rebuild(List.of("accounts"), (_, _) -> {});
        }
        stop.set(true);
        reader.join();
        assertThat(asked.get()).isGreaterThan(10);
        assertThat(wrong).hasValue(0);
    }

    @Test
    void rebuildsAProjectionOnceAtATime() throws InterruptedException {
        givenEarnings(1, 5);
        house.caughtUp();
        var halt = new Halt();
        var first =
                CompletableFuture.supplyAsync(
                        () -> house.readSide.rebuild(List.of("accounts"), halt));
        halt.awaitReached();
        assertThatThrownBy(() -> house.readSide.rebuild(List.of("books", "accounts"), (_, _) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("accounts is being rebuilt already");
        assertThat(house.readSide.rebuild(List.of("books"), (_, _) -> {})).allMatch(Rebuilt::equal);
        halt.letGo();
        assertThat(first.join()).allMatch(Rebuilt::equal);
        assertThat(house.readSide.rebuild(List.of("accounts"), (_, _) -> {}))
                .allMatch(Rebuilt::equal);
    }

    @Test
    void tellsHowARebuildCameOutWhereverAndWheneverItIsAsked() throws InterruptedException {
        givenEarnings(2, 5);
        house.caughtUp();
        house.readSide.begin("first", List.of("accounts", "books"), true, e -> {});
        await(() -> progress(house, "first").status() != Status.RUNNING);
        try (House other = new House(house.log, house.database)) {
            RebuildProgress told = progress(other, "first");
            assertThat(told.status()).isEqualTo(Status.DONE);
            assertThat(told.done()).isEqualTo(told.total()).isEqualTo(11);
            assertThat(told.results())
                    .extracting(RebuildProgress.Result::projection)
                    .containsExactly("accounts", "books");
            assertThat(told.results()).allMatch(RebuildProgress.Result::equal);
            assertThat(progress(house, "first")).isEqualTo(told);
            assertThat(other.readSide.progress("no such id")).isNull();
        }
    }

    @Test
    void tellsOfARebuildWhetherItFailedOrWasInterrupted() throws InterruptedException {
        givenEarnings(1, 5);
        house.caughtUp();
        var halt = new Halt();
        var first =
                CompletableFuture.supplyAsync(
                        () -> house.readSide.rebuild(List.of("accounts"), halt));
        halt.awaitReached();
        var failures = new ArrayList<Throwable>();
        house.readSide.begin("second", List.of("accounts"), true, failures::add);
        await(() -> progress(house, "second").status() == Status.FAILED);
        assertThat(failures).hasSize(1);
        halt.letGo();
        first.join();

        // what a server leaves in the table that is killed
        sql.sql("UPDATE projection_rebuilds SET status = 'RUNNING' WHERE id = ?")
                .param("second")
                .update();
        assertThat(progress(house, "second").status()).isEqualTo(Status.INTERRUPTED);
    }

    private static RebuildProgress progress(House house, String id) {
        return Objects.requireNonNull(house.readSide.progress(id));
    }

    @Test
    void keepsItsTablesOverARestart() {
        givenEarnings(1, 3);
        house.caughtUp();
        house.readSide.close();
        house.log.append(ACME, earned(member("m0"), 4, 10, NOON));
        try (House again = new House(house.log, house.database)) {
            again.caughtUp();
            assertThat(again.ask(new FindBalance(ACME, AccountId.of(member("m0")), NOON)).balance())
                    .isEqualTo(40);
        }
    }
}
