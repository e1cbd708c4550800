package org.livingledger.server.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.LedgerId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.server.store.Among;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.io.JsonStringEncoder;

/// The people of all ledgers, in the vault's tables behind a cache of what is committed.
public final class StoredPeople implements People {

    /// How many ledgers' secrets are kept in memory.
    private static final int SECRETS = 100_000;

    /// The part of the heap that may be filled with who is called what, and how much of it is enough for a
    /// million members to come and go.
    private static final int HEAP_PART = 16;

    private static final long MOST_BYTES = 128L << 20;

    private static final int ID_BYTES = 16;
    private static final int SALT_BYTES = 32;
    private static final Pattern INSIDE = Pattern.compile("\"(~[A-Za-z0-9_-]{22})\"");

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final DataSource source;
    private volatile @Nullable String ofMembers;
    private final Vault vault;
    private final Cache<String, byte[]> secrets;
    private final Directory directory;

    /// People in the given database, sealed by the given vault.
    public StoredPeople(DataSource dataSource, Vault vault) {
        this(dataSource, vault, Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / HEAP_PART));
    }

    /// @param bytes what may be kept in memory of who is called what
    StoredPeople(DataSource dataSource, Vault vault, long bytes) {
        this(
                dataSource,
                vault,
                Caffeine.newBuilder().maximumSize(SECRETS).build(),
                new Directory(bytes, ByteBuffer.wrap(vault.random(Long.BYTES)).getLong()));
    }

    private StoredPeople(
            DataSource dataSource,
            Vault vault,
            Cache<String, byte[]> secrets,
            Directory directory) {
        this.batches = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(batches);
        this.source = dataSource;
        this.vault = vault;
        this.secrets = secrets;
        this.directory = directory;
    }

    /// The same people, read and written through another pool of the same database.
    public StoredPeople in(DataSource other) {
        return new StoredPeople(other, vault, secrets, directory);
    }

    /// How many members of a ledger were ever introduced.
    public long count(LedgerId ledger) {
        return jdbc.sql("SELECT COUNT(*) FROM vault.people WHERE ledger_id = ?")
                .param(ledger.value())
                .query(Long.class)
                .single();
    }

    @Override
    public @Nullable MemberId find(LedgerId ledger, String outsideId) {
        String known = directory.member(ledger.value(), outsideId);
        if (known != null) {
            return new MemberId(known);
        }
        MemberId stored = stored(ledger.value(), outsideId);
        if (stored != null) {
            directory.put(ledger.value(), stored.value(), outsideId);
        }
        return stored;
    }

    /// Who is called this in the tables, as the transaction of the calling thread sees them.
    public @Nullable MemberId stored(String ledger, String outsideId) {
        byte[] secret = secret(ledger);
        if (secret == null) {
            return null; // nobody was ever introduced in this ledger
        }
        return jdbc.sql("SELECT member_id FROM vault.people WHERE ledger_id = ? AND lookup = ?")
                .params(ledger, Vault.lookup(secret, outsideId))
                .query((row, number) -> new MemberId(row.getString(1)))
                .optional()
                .orElse(null);
    }

    @Override
    public Newcomer newcomer(LedgerId ledger, String outsideId) {
        byte[] key = vault.newKey();
        byte[] salt = vault.random(SALT_BYTES);
        return new Newcomer(
                new MemberId('~' + SortedText.of(id())),
                outsideId,
                vault.seal(outsideId, key, salt),
                vault.wrap(key),
                salt);
    }

    /// Laid out as RFC 9562 lays out its version 7, milliseconds first and chance behind: those who come
    /// together stand together in every index, and what comes with them touches few of its pages; and
    /// whoever was there at a time stands before those who came later.
    private byte[] id() {
        byte[] id = vault.random(ID_BYTES);
        long millis = System.currentTimeMillis(); // of which 48 bits suffice until the year 10889
        ByteBuffer.wrap(id).putInt((int) (millis >>> Short.SIZE)).putShort((short) millis);
        return id;
    }

    /// Writes down who was introduced, in the transaction of the calling thread. The first of a ledger
    /// brings the ledger's secret with them: it comes and goes with that transaction.
    public void introduce(String ledger, List<Newcomer> newcomers) {
        byte[] secret = secret(ledger);
        if (secret == null) {
            secret = vault.newKey();
            jdbc.sql("INSERT INTO vault.ledger_secrets (ledger_id, wrapped_secret) VALUES (?, ?)")
                    .params(ledger, vault.wrap(secret))
                    .update();
        }
        byte[] known = secret;
        batches.batchUpdate(
                "INSERT INTO vault.people (ledger_id, lookup, member_id, outside_id)"
                        + " VALUES (?, ?, ?, ?)",
                newcomers.stream()
                        .map(one ->
                                new Object[] {
                                    ledger,
                                    Vault.lookup(known, one.outsideId()),
                                    one.candidate().value(),
                                    one.sealed().ciphertext()
                                })
                        .toList());
        batches.batchUpdate(
                "INSERT INTO vault.member_keys (ledger_id, member_id, wrapped_key, salt)"
                        + " VALUES (?, ?, ?, ?)",
                newcomers.stream()
                        .map(one ->
                                new Object[] {
                                    ledger, one.candidate().value(), one.wrappedKey(), one.salt()
                                })
                        .toList());
    }

    /// Remembers who was introduced, once that is committed.
    public void committed(String ledger, List<Newcomer> newcomers) {
        for (Newcomer newcomer : newcomers) {
            directory.put(ledger, newcomer.candidate().value(), newcomer.outsideId());
        }
    }

    /// What a secret text can be recognised by in a ledger.
    public String digest(LedgerId ledger, String secret) {
        return vault.digest(ledger.value(), secret);
    }

    @Override
    public String outsideId(LedgerId ledger, MemberId member) {
        return outsideId(ledger.value(), member.value());
    }

    private String outsideId(String ledger, String member) {
        String known = directory.outsideId(ledger, member);
        if (known == null) {
            known =
                    jdbc.sql(
                                    "SELECT p.outside_id, k.wrapped_key FROM vault.people p"
                                            + " JOIN vault.member_keys k"
                                            + " ON k.ledger_id = p.ledger_id"
                                            + " AND k.member_id = p.member_id"
                                            + " WHERE p.ledger_id = ? AND p.member_id = ?")
                            .params(ledger, member)
                            .query((row, number) ->
                                    vault.open(row.getString(1), vault.unwrap(row.getBytes(2))))
                            .optional()
                            .orElse(member);
            if (!known.equals(member)) {
                directory.put(ledger, member, known);
            }
        }
        return known;
    }

    @Override
    public String reveal(LedgerId ledger, String json, List<Named> named) {
        Matcher ids = INSIDE.matcher(json);
        if (!ids.find()) {
            return json;
        }
        meet(ledger.value(), ids.results().map(id -> id.group(1)).collect(Collectors.toSet()));
        ids.reset();
        var revealed = new StringBuilder(json.length());
        while (ids.find()) {
            ids.appendReplacement(
                    revealed, Matcher.quoteReplacement(quoted(name(ledger, ids.group(1), named))));
        }
        return ids.appendTail(revealed).toString();
    }

    /// Remembers what the outside calls some members, those who are not in memory in one read.
    private void meet(String ledger, Set<String> members) {
        String[] unknown =
                members.stream()
                        .filter(member -> directory.outsideId(ledger, member) == null)
                        .toArray(String[]::new);
        if (unknown.length < 2) {
            return; // whoever asks for them finds them
        }
        jdbc.sql(ofMembers())
                .params(unknown, ledger)
                .query(row -> {
                    meet(ledger, row);
                });
    }

    /// Remembers one, from a row with the member, their sealed name and their wrapped key.
    private void meet(String ledger, ResultSet row) throws SQLException {
        byte[] key = row.getBytes(3);
        if (key != null) { // who was erased has none
            directory.put(
                    ledger, row.getString(1), vault.open(row.getString(2), vault.unwrap(key)));
        }
    }

    /// The ledgers that anybody was introduced in.
    List<String> ledgers() {
        return jdbc.sql("SELECT ledger_id FROM vault.ledger_secrets ORDER BY ledger_id")
                .query(String.class)
                .list();
    }

    /// Remembers a page of a ledger's members, those who came last first.
    ///
    /// @param before the last one of the page before, null for the first
    /// @return the last one of this page, or null if there was nobody left
    @Nullable String meet(String ledger, @Nullable String before, int limit) {
        var last = new AtomicReference<@Nullable String>();
        jdbc.sql(
                        "SELECT p.member_id, p.outside_id, k.wrapped_key FROM vault.people p"
                                + " LEFT JOIN vault.member_keys k"
                                + " ON k.ledger_id = p.ledger_id AND k.member_id = p.member_id"
                                + " WHERE p.ledger_id = ?"
                                + (before == null ? "" : " AND p.member_id < ?")
                                + " ORDER BY p.member_id DESC LIMIT "
                                + limit)
                .params(before == null ? List.of(ledger) : List.of(ledger, before))
                .query(row -> {
                    meet(ledger, row);
                    last.set(row.getString(1));
                });
        return last.get();
    }

    /// Whether nobody had to be forgotten until now.
    boolean haveRoom() {
        return directory.hasRoom();
    }

    private String ofMembers() {
        String known = ofMembers;
        if (known == null) {
            known =
                    Among.of(source)
                            .select(
                                    "t.member_id, t.outside_id, k.wrapped_key",
                                    "vault.people",
                                    " LEFT JOIN vault.member_keys k ON k.ledger_id = t.ledger_id"
                                            + " AND k.member_id = t.member_id",
                                    "member_id",
                                    "VARCHAR");
            ofMembers = known;
        }
        return known;
    }

    private String name(LedgerId ledger, String member, List<Named> named) {
        for (int i = 0; i < named.size(); i++) {
            if (named.get(i).member().value().equals(member)
                    || Strangers.placeholder(i).equals(member)) {
                return named.get(i).outsideId();
            }
        }
        return outsideId(ledger.value(), member);
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, quoted);
        return quoted.append('"').toString();
    }

    /// The ledger's secret, or null while it has none.
    private byte @Nullable [] secret(String ledger) {
        byte[] known = secrets.getIfPresent(ledger);
        if (known == null) {
            known =
                    jdbc.sql("SELECT wrapped_secret FROM vault.ledger_secrets WHERE ledger_id = ?")
                            .param(ledger)
                            .query((row, number) -> vault.unwrap(row.getBytes(1)))
                            .optional()
                            .orElse(null);
            if (known != null) {
                secrets.put(ledger, known);
            }
        }
        return known;
    }
}
