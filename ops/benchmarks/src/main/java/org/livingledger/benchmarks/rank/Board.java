package org.livingledger.benchmarks.rank;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.livingledger.api.LedgerId;
import org.livingledger.api.board.BoardQuery.FindAround;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.programme.BoardId;
import org.livingledger.api.programme.Period;
import org.livingledger.projections.ReadSide;
import org.livingledger.projections.boards.BoardAnswers;
import org.livingledger.projections.reading.Connections;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/// The board `points` of a ledger in the tables that a server has filled, of all time.
final class Board implements AutoCloseable {

    private static final String ROWS =
            " FROM board_rows WHERE ledger_id = ? AND board_no = ? AND period = 'all' AND listed ="
                    + " TRUE";

    private final HikariDataSource source;
    private final LedgerId ledger;
    private final ReadSide readSide;
    private final BoardAnswers answers;
    private final int number;

    /// A member with their score.
    record Place(String member, long score) {}

    Board(String url, String user, String ledger, int readers) throws SQLException {
        source = new HikariDataSource();
        source.setJdbcUrl(url);
        if (!user.isEmpty()) {
            source.setUsername(user);
            source.setPassword("");
        }
        source.setMaximumPoolSize(readers);
        this.ledger = new LedgerId(ledger);
        var connections = new Connections(source, new JdbcTransactionManager(source));
        readSide =
                new ReadSide(
                        connections,
                        connections,
                        () -> {},
                        new CountedEvents(source),
                        JsonMapper.shared(),
                        Clock.systemUTC());
        readSide.lookOn();
        answers =
                readSide.handlers().stream()
                        .filter(BoardAnswers.class::isInstance)
                        .map(BoardAnswers.class::cast)
                        .findFirst()
                        .orElseThrow();
        number =
                (int)
                        number(
                                "SELECT board_no FROM boards WHERE ledger_id = ? AND board_id = ?",
                                ledger,
                                "points");
    }

    /// Where a member stands, by the handler of the query that the edge asks.
    long rank(String member) {
        var around =
                answers.find(
                        new FindAround(
                                ledger,
                                null,
                                new BoardId("points"),
                                Period.ALL,
                                new MemberId(member),
                                0));
        return Objects.requireNonNull(Objects.requireNonNull(around).rank());
    }

    /// Where a member stands, by counting who is better.
    long counted(String member) throws SQLException, IOException {
        return 1
                + number(
                        "SELECT COUNT(*)"
                                + ROWS
                                + " AND score > (SELECT score"
                                + ROWS
                                + " AND member_id = ?)",
                        ledger.value(),
                        number,
                        ledger.value(),
                        number,
                        member);
    }

    /// Everybody.
    List<Place> places() throws SQLException {
        List<Place> places = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT member_id, score" + ROWS)) {
            select.setString(1, ledger.value());
            select.setInt(2, number);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    places.add(new Place(rows.getString(1), rows.getLong(2)));
                }
            }
        }
        return places;
    }

    private long number(String sql, Object... parameters) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Override
    public void close() {
        readSide.close();
        source.close();
    }
}
