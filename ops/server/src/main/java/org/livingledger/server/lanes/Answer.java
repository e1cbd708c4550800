package org.livingledger.server.lanes;

/// What became of a command.
///
/// @param status 201 when it was accepted; 404, 409 or 422 when it was refused
/// @param body JSON. Of an accepted command `{"events":[{"type","id","position"}…],"outcome":{…}}`; of
///     a refused one its rejection, `{"code":"insufficient-points", …figures}`. Members stand in it by
///     their internal ids: the edge gives them back their names
/// @param position the ledger's last position when it was decided
/// @param replayed whether this is the first answer again
public record Answer(int status, String body, long position, boolean replayed) {

    /// The code under which a key is refused that was used for another command or content.
    public static final String KEY_REUSED = "idempotency-key-reused";

    /// Whether the command was accepted.
    public boolean accepted() {
        return status == 201;
    }
}
