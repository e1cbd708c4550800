package org.livingledger.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A small ledger written by hand, row by row, in which every invariant holds: what the checker is
/// tried on. Its tables have no constraints, so that anything can be planted.
final class Specimen implements AutoCloseable {

    static final String LEDGER = "specimen";
    static final String ANN = "~Ann-000000000000000000";
    static final String BEN = "~Ben-000000000000000000";
    static final String CAT = "~Cat-000000000000000000";

    private static final String WHEN = "\"occurred_at\":\"2026-05-10T00:00:00Z\"";

    private final Connection database;
    private final Map<String, Long> sequences = new HashMap<>();
    private long position;

    Specimen() throws SQLException {
        database = DriverManager.getConnection("jdbc:h2:mem:");
        run(
                """
                create table events(ledger_id varchar, position bigint, event_id varchar,
                  stream varchar, sequence bigint, type varchar, revision int, recorded_us bigint,
                  correlation varchar, actor varchar, payload varchar);
                create table command_receipts(ledger_id varchar, command_key varchar, salt varchar,
                  fingerprint varchar, status int, body varchar, position bigint,
                  recorded_us bigint);
                create table ledger_heads(ledger_id varchar, position bigint, recorded_us bigint);
                create table projection_builds(build bigint, projection varchar, live boolean);
                create table projection_positions(ledger_id varchar, build bigint, position bigint);
                create table accounts(ledger_id varchar, account_id varchar, balance bigint,
                  debt bigint, frozen boolean);
                create table journal_lines(ledger_id varchar, position bigint, line int,
                  transaction_id varchar, account_id varchar, points bigint, balance bigint)
                """);
        people();
        points();
        tables();
        run("insert into ledger_heads values('specimen', " + position + ", 0)");
    }

    private void people() throws SQLException {
        command("open", at("book", "ledger-opened", "'name':'S','zone':'Asia/Shanghai'"));
        command(
                "publish",
                at(
                        "programme",
                        "programme-published",
                        """
                        'version':1,'programme':{'activities':{},'boards':[],'seasons':[],'rules':[
                        {'id':'post','activity':'post','points':'20','budget':60,
                        'caps':[{'per':'day','points':50}]}]}\
                        """));
        command(
                "found",
                at("member/" + ANN, "member-introduced", member(ANN)),
                at(
                        "group/fair",
                        "group-founded",
                        "'group_id':'fair','name':'F','capacity':3,'admin_limit':1,'owner':'"
                                + ANN
                                + "'"),
                at("group/fair", "seat-taken", seat(ANN, 1)),
                at("member/" + ANN, "member-joined", epoch(ANN)));
        int taken = 2;
        for (String who : List.of(BEN, CAT)) {
            command(
                    "join " + who,
                    at("member/" + who, "member-introduced", member(who)),
                    at("group/fair", "seat-taken", seat(who, taken++)),
                    at("member/" + who, "member-joined", epoch(who)));
        }
        command("promote", at("group/fair", "admin-promoted", "'group_id':'fair'," + member(CAT)));
        command(
                "hand over",
                at(
                        "group/fair",
                        "ownership-transferred",
                        "'group_id':'fair','from':'" + ANN + "','to':'" + BEN + "'"));
        refuse("join again", 409, "already-a-member");
    }

    private void points() throws SQLException {
        command("earn", at(ANN, "points-earned", grant(ANN, 100, 1)));
        long earned = position;
        command("spend", at(ANN, "points-spent", slices(ANN, 30)));
        command(
                "transfer",
                at(ANN, "points-sent", "'to':'" + BEN + "'," + slices(ANN, 20)),
                at(
                        BEN,
                        "points-received",
                        account(BEN)
                                + "'from':'"
                                + ANN
                                + "','points':20,'debt_paid':0,"
                                + "'lots':[{'lot':1,'points':20}]"));
        command("hold", at(BEN, "points-held", "'hold':'h1'," + slices(BEN, 10)));
        command("capture", at(BEN, "hold-captured", "'hold':'h1'," + slices(BEN, 5)));
        refuse("spend too much", 422, "insufficient-points");
        command(
                "post",
                at(
                        "member/" + CAT,
                        "activity-recorded",
                        epoch(CAT) + ",'activity':'post','activity_id':'p1','attributes':{}"),
                at(
                        CAT,
                        "points-earned",
                        grant(CAT, 20, 1)
                                + ",'grounds':{'rule_id':'post','version':1,'activity':'post',"
                                + "'activity_id':'p1','inputs':{},'counted':['post/2026-05-10']}"),
                at("budget/post", "budget-drawn", "'rule_id':'post','points':20,'drawn':20"));
        command(
                "reverse",
                at(
                        ANN,
                        "grant-reversed",
                        account(ANN)
                                + "'movement':"
                                + earned
                                + ",'points':60,'requested':60,'slices':[{'lot':1,'points':50}],"
                                + "'debt':0,'uncollected':10,'left':40,'policy':'within-balance',"
                                + "'counted_at':'2026-05-10T00:00:00Z'"));
    }

    /// The read side, as its projections would have made it.
    private void tables() throws SQLException {
        run("insert into projection_builds values(1, 'journal', true), (2, 'accounts', true)");
        run(
                "insert into projection_positions values('specimen', 1, %d), ('specimen', 2, %d)"
                        .formatted(position, position));
        account(ANN, 0);
        account(BEN, 15);
        account(CAT, 20);
        lines(15, "earn", "system:issuance", -100, -100, ANN, 100, 100);
        lines(16, "spend", ANN, -30, 70, "system:redemption", 30, 30);
        lines(17, "transfer", ANN, -20, 50);
        lines(18, "transfer", BEN, 20, 20);
        lines(20, "capture", BEN, -5, 15, "system:redemption", 5, 35);
        lines(22, "post", "system:issuance", -20, -120, CAT, 20, 20);
        lines(24, "reverse", ANN, -50, 0, "system:issuance", 50, -70);
    }

    private void account(String account, long balance) throws SQLException {
        insert("insert into accounts values(?, ?, ?, 0, false)", LEDGER, account, balance);
    }

    /// Lines of the journal, each an account, what came and the balance after it.
    private void lines(long at, String transaction, Object... lines) throws SQLException {
        for (int i = 0; i < lines.length; i += 3) {
            insert(
                    "insert into journal_lines values(?, ?, ?, ?, ?, ?, ?)",
                    LEDGER,
                    at,
                    i / 3 + 1,
                    transaction,
                    lines[i],
                    lines[i + 1],
                    lines[i + 2]);
        }
    }

    /// Breaks something in it.
    void run(String sql) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.execute();
        }
    }

    /// Puts another command at its end, with whatever events.
    void plant(String... events) throws SQLException {
        command("planted", events);
        run("update ledger_heads set position = " + position);
    }

    Report report() throws SQLException {
        return Checker.check(database);
    }

    List<Violation> check() throws SQLException {
        return report().violations();
    }

    static String at(String stream, String type, String fields) {
        String where = stream.startsWith("~") ? "account/" + stream : stream;
        return where + "|" + type + "|{" + fields.replace('\'', '"') + "," + WHEN + "}";
    }

    static String account(String account) {
        return "'account_id':'" + account + "',";
    }

    static String member(String member) {
        return "'member_id':'" + member + "'";
    }

    static String seat(String member, int taken) {
        return "'group_id':'fair'," + member(member) + ",'taken':" + taken;
    }

    static String epoch(String member) {
        return member(member) + ",'group_id':'fair','epoch':1";
    }

    static String grant(String account, long points, long lot) {
        return account(account)
                + "'points':"
                + points
                + ",'requested':"
                + points
                + ",'debt_paid':0,'on_condition':false,'lot':{'lot':"
                + lot
                + ",'points':"
                + points
                + "}";
    }

    static String slices(String account, long points) {
        return account(account)
                + "'points':"
                + points
                + ",'slices':[{'lot':1,'points':"
                + points
                + "}]";
    }

    private void command(String key, String... events) throws SQLException {
        List<String> claims = new ArrayList<>();
        for (String event : events) {
            String[] parts = event.split("\\|", 3);
            position++;
            long sequence = sequences.merge(parts[0], 0L, (before, _) -> before + 1);
            insert(
                    "insert into events values(?, ?, ?, ?, ?, ?, 1, ?, ?, 'hand', ?)",
                    LEDGER,
                    position,
                    "e" + position,
                    parts[0],
                    sequence,
                    parts[1],
                    position * 1_000,
                    key,
                    parts[2]);
            claims.add(
                    "{\"type\":\"%s\",\"id\":\"e%d\",\"position\":%d}"
                            .formatted(parts[1], position, position));
        }
        receipt(key, 201, "{\"events\":[" + String.join(",", claims) + "],\"outcome\":{}}");
    }

    private void refuse(String key, int status, String code) throws SQLException {
        receipt(key, status, "{\"status\":" + status + ",\"code\":\"" + code + "\"}");
    }

    private void receipt(String key, int status, String body) throws SQLException {
        insert(
                "insert into command_receipts values(?, ?, '', '', ?, ?, ?, 0)",
                LEDGER,
                key,
                status,
                body,
                position);
    }

    private void insert(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
