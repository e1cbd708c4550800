package org.livingledger.server.lanes;

import java.security.SecureRandom;
import java.time.Clock;
import org.livingledger.server.people.StoredPeople;
import org.livingledger.server.store.EventFormat;
import org.livingledger.server.store.Ledgers;
import org.livingledger.server.store.StoredEvents;
import tools.jackson.databind.json.JsonMapper;

/// What commands are decided and written with; the same for all lanes.
public record Workplace(
        Handlers handlers,
        CommandReader reader,
        StoredPeople people,
        EventFormat format,
        Ledgers ledgers,
        StoredEvents events,
        JsonMapper json,
        Clock clock,
        SecureRandom random) {

    private static final int SALT_BYTES = 16;

    byte[] newSalt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }
}
