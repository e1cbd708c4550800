package org.livingledger.projections.reading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/// Who is at work on what, so that nobody else is. A claim is worth as much as the life of whoever
/// holds it: on PostgreSQL it is a lock of a session that does nothing else, and a server that is
/// killed loses it with its connections. H2 is open in one process, whose memory is enough.
final class Claims {

    private static final long BETWEEN_TRIES_MILLIS = 200;

    /// The first half of each lock's key; the second is the name that is claimed.
    private static final String KEY = "hashtext('living-ledger claims'), hashtext(?)";

    private final Database database;
    private final Set<String> ours = new HashSet<>();

    Claims(Database database) {
        this.database = database;
    }

    /// Names that nobody else can claim until it is closed.
    final class Claim implements AutoCloseable {

        private final List<String> names;
        private final @Nullable Connection session;

        private Claim(List<String> names, @Nullable Connection session) {
            this.names = names;
            this.session = session;
        }

        @Override
        public void close() {
            if (session != null) {
                letGo(session);
            }
            forget(names);
        }
    }

    /// Claims all of these names, or none.
    ///
    /// @throws IllegalStateException if one of them is claimed already, and says which
    Claim claim(List<String> names) {
        List<String> wanted = List.copyOf(names);
        remember(wanted);
        Connection session = null;
        try {
            if (database.dialect() == Dialect.POSTGRESQL) {
                session = database.connection();
                for (String name : wanted) {
                    if (!locks(session, name)) {
                        throw new Taken(name);
                    }
                }
            }
            return new Claim(wanted, session);
        } catch (SQLException e) {
            give(session, wanted);
            throw new DataAccessResourceFailureException("nothing can be claimed", e);
        } catch (RuntimeException e) {
            give(session, wanted);
            throw e;
        }
    }

    /// Claims a name as soon as it is free.
    Claim await(String name) {
        while (true) {
            try {
                return claim(List.of(name));
            } catch (Taken taken) {
                pause();
            }
        }
    }

    /// Whether nobody has claimed a name now.
    boolean isFree(String name) {
        try (Claim _ = claim(List.of(name))) {
            return true;
        } catch (Taken taken) {
            return false;
        }
    }

    private synchronized void remember(List<String> names) {
        for (String name : names) {
            if (ours.contains(name)) {
                throw new Taken(name);
            }
        }
        ours.addAll(names);
    }

    private synchronized void forget(List<String> names) {
        names.forEach(ours::remove);
    }

    private void give(@Nullable Connection session, List<String> names) {
        if (session != null) {
            letGo(session);
        }
        forget(names);
    }

    private static boolean locks(Connection session, String name) throws SQLException {
        try (PreparedStatement lock =
                session.prepareStatement("SELECT pg_try_advisory_lock(" + KEY + ")")) {
            lock.setString(1, name);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static void letGo(Connection session) {
        try (session;
                Statement unlock = session.createStatement()) {
            unlock.execute("SELECT pg_advisory_unlock_all()");
        } catch (SQLException e) {
            // the session is gone, and its locks with it; a pool must not hand it out again
            abort(session);
        }
    }

    private static void abort(Connection session) {
        try {
            session.abort(Runnable::run);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("a session does not end", e);
        }
    }

    /// Somebody else is at it.
    private static final class Taken extends IllegalStateException {

        Taken(String name) {
            super(name + " is being rebuilt already");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another server rebuilds", e);
        }
    }
}
