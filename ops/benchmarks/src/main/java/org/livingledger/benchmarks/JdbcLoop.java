package org.livingledger.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Does what `pgbench` does where there is none: the same statements, prepared, with as many clients,
/// each a thread in this process.
final class JdbcLoop implements DatabaseLoad {

    private static final Pattern VARIABLE = Pattern.compile("(?<!:):([a-z_]+)");

    private final String url;
    private final int clients;

    JdbcLoop(String url, int clients) {
        this.url = url;
        this.clients = clients;
    }

    @Override
    public String tool() {
        return "a JDBC loop in the place of pgbench, " + clients + " clients, prepared statements";
    }

    @Override
    public Rate run(Statements statements, long run, Duration duration) throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        long transactions = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Callable<Long>> loops = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                loops.add(() -> loop(statements, run, client, end));
            }
            for (Future<Long> loop : threads.invokeAll(loops)) {
                transactions += loop.get();
            }
        }
        double perSecond = transactions / (duration.toNanos() / 1e9);
        return new Rate(perSecond, clients * 1e3 / perSecond);
    }

    private long loop(Statements statements, long run, int client, long end) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            List<Prepared> prepared = new ArrayList<>();
            for (String sql : statements.sql()) {
                if (!sql.startsWith("BEGIN") && !sql.startsWith("COMMIT")) {
                    prepared.add(prepare(connection, sql));
                }
            }
            long n = 0;
            while (System.nanoTime() < end) {
                n++;
                long account = ThreadLocalRandom.current().nextLong(1, 10_001);
                for (Prepared each : prepared) {
                    each.execute(run, client, n, account);
                }
                connection.commit();
            }
            return n;
        }
    }

    private static Prepared prepare(Connection connection, String sql) throws SQLException {
        List<String> variables = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(sql);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            variables.add(matcher.group(1));
            matcher.appendReplacement(text, "?");
        }
        matcher.appendTail(text);
        return new Prepared(connection.prepareStatement(text.toString()), variables);
    }

    private record Prepared(PreparedStatement statement, List<String> variables) {

        void execute(long run, long client, long n, long account) throws SQLException {
            for (int i = 0; i < variables.size(); i++) {
                long value =
                        switch (variables.get(i)) {
                            case "run" -> run;
                            case "client_id" -> client;
                            case "n" -> n;
                            case "account" -> account;
                            default -> throw new SQLException("no variable " + variables.get(i));
                        };
                statement.setLong(i + 1, value);
            }
            statement.execute();
        }
    }
}
