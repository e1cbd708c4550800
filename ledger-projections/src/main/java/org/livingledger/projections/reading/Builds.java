package org.livingledger.projections.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.livingledger.api.LedgerId;

/// Which builds there are, which of them the views show, and how far each has folded each ledger.
final class Builds {

    static final String TABLES =
            """
            CREATE TABLE IF NOT EXISTS projection_builds (
                build BIGINT NOT NULL PRIMARY KEY,
                projection VARCHAR NOT NULL,
                generation INT NOT NULL,
                live BOOLEAN NOT NULL,
                touched_at TIMESTAMP(6) WITH TIME ZONE NOT NULL -- when it was begun
            );
            CREATE TABLE IF NOT EXISTS projection_positions (
                ledger_id VARCHAR NOT NULL,
                build BIGINT NOT NULL,
                projection VARCHAR NOT NULL,
                position BIGINT NOT NULL,
                PRIMARY KEY (ledger_id, build)
            );
            """;

    private static final Pattern ONLY_WHERE = Pattern.compile("\\{only where ([^}]+)}");

    private final Database database;
    private final Claims claims;
    private final Map<String, Projection> projections;
    private volatile List<Build> live = List.of();

    Builds(Database database, Claims claims, List<Projection> projections) {
        this.database = database;
        this.claims = claims;
        this.projections =
                projections.stream()
                        .collect(
                                Collectors.toMap(
                                        Projection::name,
                                        projection -> projection,
                                        (a, _) -> {
                                            throw new IllegalArgumentException(a.name());
                                        },
                                        LinkedHashMap::new));
    }

    List<Projection> projections() {
        return List.copyOf(projections.values());
    }

    /// The builds that the views show, in the order of the projections' names. Every server locks them
    /// in this order, so that two of them never wait for each other in a circle.
    List<Build> live() {
        return live;
    }

    Build live(String projection) {
        return live.stream()
                .filter(build -> build.name().equals(projection))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no projection " + projection));
    }

    /// Makes what is missing, once per start.
    ///
    /// @return the projections whose live tables are of another generation, or of none
    List<Projection> open() {
        return database.inTransaction(() -> {
            database.lockSchema();
            database.run(TABLES);
            forgetAbandoned();
            List<Projection> stale = projections().stream().filter(p -> !isCurrent(p)).toList();
            List<Projection> first = stale.stream().filter(p -> generation(p) == 0).toList();
            for (Projection projection : first) {
                show(create(projection), true);
            }
            reload();
            if (database.dialect() == Dialect.H2) {
                // A swap that a crash cut short may have left a view at the other build.
                live.forEach(build -> show(build, false));
            }
            return stale.stream().filter(p -> !first.contains(p)).toList();
        });
    }

    /// Reads again which builds are live: another server may have swapped one. One of another
    /// generation is not ours to fold into.
    void reload() {
        List<Build> found = new ArrayList<>();
        database.client()
                .sql("SELECT build, projection, generation FROM projection_builds WHERE live")
                .query(row -> {
                    Projection projection = projections.get(row.getString("projection"));
                    if (projection != null && projection.generation() == row.getInt("generation")) {
                        found.add(new Build(row.getLong("build"), projection, true));
                    }
                });
        found.sort(Comparator.comparing(Build::name));
        live = List.copyOf(found);
    }

    /// Whether the live tables of a projection are of its generation.
    boolean isCurrent(Projection projection) {
        return generation(projection) == projection.generation();
    }

    private int generation(Projection projection) {
        return database.client()
                .sql("SELECT generation FROM projection_builds WHERE projection = ? AND live")
                .param(projection.name())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /// Makes an empty build beside the live one, for whoever has claimed the projection: what else is
    /// unfinished was left behind by somebody who is gone.
    Build create(Projection projection) {
        return database.inTransaction(() -> {
            database.lockSchema();
            forgetUnfinished(projection.name());
            long number =
                    database.client()
                            .sql("SELECT COALESCE(MAX(build), 0) + 1 FROM projection_builds")
                            .query(Long.class)
                            .single();
            Build build = new Build(number, projection, false);
            // known before its tables are made: H2 commits each of these by itself, and tables that
            // a
            // crash left behind can only be dropped if it is written down whose they are
            database.client()
                    .sql("INSERT INTO projection_builds VALUES (?, ?, ?, ?, CURRENT_TIMESTAMP)")
                    .params(number, projection.name(), projection.generation(), false)
                    .update();
            make(build, database);
            return build;
        });
    }

    /// Makes the empty tables of a build.
    static void make(Build build, Database database) {
        Dialect dialect = database.dialect();
        String schema = build.projection().schema().replace("{id}", dialect.idType());
        database.run(
                build.sql(
                        ONLY_WHERE
                                .matcher(schema)
                                .replaceAll(where -> dialect.onlyWhere(where.group(1)))));
    }

    /// Makes a build the live one and points the views at it. What was live before loses its positions,
    /// so that no server folds into it any more: both at once, or whoever comes after a crash would
    /// find tables that are live, full and stand at position 0, and fold everything into them again.
    /// The views come last, since H2 commits each by itself; [#open()] mends what a crash left of them.
    void show(Build build, boolean reshaped) {
        database.inTransaction(() -> {
            database.client()
                    .sql(
                            "DELETE FROM projection_positions WHERE build IN (SELECT build FROM"
                                    + " projection_builds WHERE projection = ? AND live AND build"
                                    + " <> ?)")
                    .params(build.name(), build.number())
                    .update();
            database.client()
                    .sql("UPDATE projection_builds SET live = (build = ?) WHERE projection = ?")
                    .params(build.number(), build.name())
                    .update();
        });
        for (String table : build.projection().tables()) {
            database.run(database.dialect().show(table, build.table(table), reshaped));
        }
    }

    /// Locks a projection's live build and its positions until the transaction ends: nobody folds into
    /// it meanwhile, on this server or another.
    void lock(Build build) {
        database.client()
                .sql("SELECT build FROM projection_builds WHERE build = ? FOR UPDATE")
                .param(build.number())
                .query(Long.class)
                .list();
        database.client()
                .sql("SELECT build FROM projection_positions WHERE build = ? FOR UPDATE")
                .param(build.number())
                .query(Long.class)
                .list();
    }

    /// Drops every build of a projection that is not live.
    void forgetUnfinished(String projection) {
        database.client()
                .sql(
                        "SELECT build, generation FROM projection_builds WHERE projection = ? AND"
                                + " NOT live")
                .param(projection)
                .query((row, _) -> Map.entry(row.getLong(1), row.getInt(2)))
                .list()
                .forEach(old -> drop(projection, old.getValue(), old.getKey()));
    }

    /// Drops those of some builds that are not live, or not any more.
    void forget(List<Build> builds) {
        for (Build build : builds) {
            boolean unfinished =
                    !database.client()
                            .sql("SELECT build FROM projection_builds WHERE build = ? AND NOT live")
                            .param(build.number())
                            .query(Long.class)
                            .list()
                            .isEmpty();
            if (unfinished) {
                drop(build.name(), build.projection().generation(), build.number());
            }
        }
    }

    /// Drops what rebuilds that nobody is at any more have left behind.
    private void forgetAbandoned() {
        database
                .client()
                .sql("SELECT DISTINCT projection FROM projection_builds WHERE NOT live")
                .query(String.class)
                .list()
                .stream()
                .filter(claims::isFree)
                .forEach(this::forgetUnfinished);
    }

    private void drop(String projection, int generation, long number) {
        Projection known = projections.get(projection);
        if (known != null) {
            for (String table : known.tables()) {
                String physical = Build.physical(table, generation, number);
                database.run("DROP TABLE IF EXISTS " + physical + ";\n");
                database.forget(physical);
            }
        }
        database.client()
                .sql("DELETE FROM projection_positions WHERE build = ?")
                .param(number)
                .update();
        database.client()
                .sql("DELETE FROM projection_builds WHERE build = ?")
                .param(number)
                .update();
    }

    /// How far a build has folded each ledger that it has met.
    Map<LedgerId, Long> positions(Build build) {
        return database
                .client()
                .sql("SELECT ledger_id, position FROM projection_positions WHERE build = ?")
                .param(build.number())
                .query((row, _) -> Map.entry(new LedgerId(row.getString(1)), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
