package org.livingledger.projections.titles;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.group.GroupId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.title.Title;
import org.livingledger.api.title.TitleQuery.DueTitle;
import org.livingledger.api.title.TitleQuery.FindDueTitles;
import org.livingledger.projections.reading.Instants;
import org.livingledger.projections.reading.Views;

/// What the titles answer. The rosters show them.
public final class TitleAnswers {

    private final Views views;

    /// Answers from the given views.
    public TitleAnswers(Views views) {
        this.views = views;
    }

    /// Answers [FindDueTitles].
    @QueryHandler
    public List<DueTitle> find(FindDueTitles query) {
        return views.read(
                Titles.TABLES,
                client ->
                        client.sql(
                                        "SELECT * FROM member_titles WHERE ledger_id = ? AND"
                                                + " expires_at BETWEEN ? AND ? ORDER BY ledger_id, expires_at,"
                                                + " group_id, member_id, title, field FETCH FIRST ?"
                                                + " ROWS ONLY")
                                .params(
                                        query.ledger().value(),
                                        Instants.EARLIEST,
                                        Instants.parameter(query.at()),
                                        query.limit())
                                .query((row, _) ->
                                        new DueTitle(
                                                new GroupId(row.getString("group_id")),
                                                new MemberId(row.getString("member_id")),
                                                row.getString("title"),
                                                field(row)))
                                .list());
    }

    /// The title of a row of `member_titles`.
    public static Title title(ResultSet row) throws SQLException {
        String by = row.getString("granted_by");
        return new Title(
                row.getString("title"),
                field(row),
                by == null ? null : new MemberId(by),
                Instants.at(row, "granted_at"),
                Instants.maybe(row, "expires_at"));
    }

    /// The field of a title, which a key cannot be without.
    private static @Nullable String field(ResultSet row) throws SQLException {
        String field = row.getString("field");
        return field.isEmpty() ? null : field;
    }
}
