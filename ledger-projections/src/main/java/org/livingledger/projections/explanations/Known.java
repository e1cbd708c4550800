package org.livingledger.projections.explanations;

import java.util.List;
import java.util.stream.Stream;
import org.livingledger.api.LedgerId;
import org.livingledger.api.membership.MemberId;
import org.livingledger.projections.history.Lives;
import org.livingledger.projections.programmes.InForce;
import org.livingledger.projections.reading.Together;
import org.livingledger.projections.reading.Views;
import tools.jackson.databind.json.JsonMapper;

/// What is known of a member at a position.
///
/// @param life the positions of the events that name them, in order
record Known(long position, InForce inForce, List<Long> life) {

    private static final List<String> TABLES =
            Stream.concat(Lives.TABLES.stream(), InForce.TABLES.stream()).toList();

    private static final List<String> PROJECTIONS =
            Stream.concat(Stream.of("history"), InForce.PROJECTIONS.stream()).toList();

    static Known of(Views views, JsonMapper json, LedgerId ledger, MemberId member) {
        return Together.read(
                views,
                TABLES,
                PROJECTIONS,
                ledger,
                (client, position) ->
                        new Known(
                                position,
                                InForce.at(client, json, ledger, position),
                                Lives.positions(client, ledger, member, position)));
    }
}
