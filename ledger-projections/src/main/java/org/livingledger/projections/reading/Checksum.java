package org.livingledger.projections.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// SHA-256 over rows, the same on both databases.
final class Checksum {

    private static final byte NULL = 0;
    private static final byte VALUE = 1;
    private static final byte END = 2;

    private final MessageDigest digest = sha256();
    private long rows;

    static String of(List<String> texts) {
        MessageDigest digest = sha256();
        texts.forEach(text -> digest.update(text.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    void add(ResultSet row) throws SQLException {
        rows++;
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String text = text(row, i, columns.getColumnType(i));
            if (text == null) {
                digest.update(NULL);
            } else {
                digest.update(VALUE);
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                digest.update(END);
            }
        }
        digest.update(END);
    }

    /// A value as text, the same on both databases.
    static @Nullable String text(ResultSet row, int column, int type) throws SQLException {
        if (type == Types.TIMESTAMP || type == Types.TIMESTAMP_WITH_TIMEZONE) {
            OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
            return at == null ? null : at.toInstant().toString();
        }
        return type == Types.BOOLEAN || type == Types.BIT
                ? String.valueOf(row.getBoolean(column))
                : row.getString(column);
    }

    long rows() {
        return rows;
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
