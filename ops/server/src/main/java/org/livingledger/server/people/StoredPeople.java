package org.livingledger.server.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
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

    /// How many members are kept in memory, in either direction.
    private static final int CACHED = 500_000;

    private static final int ID_BYTES = 16;
    private static final int SALT_BYTES = 32;
    private static final Pattern INSIDE = Pattern.compile("\"(~[A-Za-z0-9_-]{22})\"");

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final DataSource source;
    private volatile @Nullable String ofMembers;
    private final Vault vault;
    private final Cache<String, byte[]> secrets;
    private final Cache<Outside, MemberId> inside;
    private final Cache<Inside, String> outside;

    private record Outside(String ledger, String outsideId) {}

    private record Inside(String ledger, String member) {}

    /// People in the given database, sealed by the given vault.
    public StoredPeople(DataSource dataSource, Vault vault) {
        this(
                dataSource,
                vault,
                Caffeine.newBuilder().maximumSize(CACHED).build(),
                Caffeine.newBuilder().maximumSize(CACHED).build(),
                Caffeine.newBuilder().maximumSize(CACHED).build());
    }

    private StoredPeople(
            DataSource dataSource,
            Vault vault,
            Cache<String, byte[]> secrets,
            Cache<Outside, MemberId> inside,
            Cache<Inside, String> outside) {
        this.batches = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(batches);
        this.source = dataSource;
        this.vault = vault;
        this.secrets = secrets;
        this.inside = inside;
        this.outside = outside;
    }

    /// The same people, read and written through another pool of the same database.
    public StoredPeople in(DataSource other) {
        return new StoredPeople(other, vault, secrets, inside, outside);
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
        var name = new Outside(ledger.value(), outsideId);
        MemberId known = inside.getIfPresent(name);
        if (known == null) {
            known = stored(ledger.value(), outsideId);
            if (known != null) {
                inside.put(name, known);
                // whoever is asked for is told of
                outside.put(new Inside(ledger.value(), known.value()), outsideId);
            }
        }
        return known;
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
            inside.put(new Outside(ledger, newcomer.outsideId()), newcomer.candidate());
            outside.put(new Inside(ledger, newcomer.candidate().value()), newcomer.outsideId());
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
        var id = new Inside(ledger, member);
        String known = outside.getIfPresent(id);
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
                outside.put(id, known);
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
                        .filter(member -> outside.getIfPresent(new Inside(ledger, member)) == null)
                        .toArray(String[]::new);
        if (unknown.length < 2) {
            return; // whoever asks for them finds them
        }
        jdbc.sql(ofMembers())
                .params(unknown, ledger)
                .query(row -> {
                    byte[] key = row.getBytes(3);
                    if (key != null) { // who was erased has none
                        outside.put(
                                new Inside(ledger, row.getString(1)),
                                vault.open(row.getString(2), vault.unwrap(key)));
                    }
                });
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
