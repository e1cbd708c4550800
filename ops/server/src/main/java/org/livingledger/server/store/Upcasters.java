package org.livingledger.server.store;

import java.util.List;
import org.livingledger.server.store.EventFormat.Upcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What makes events of older revisions readable.
public final class Upcasters {

    /// How many characters of an instant are its day in UTC.
    private static final int DATE = 10;

    /// All of them.
    public static final List<Upcaster> ALL =
            List.of(new Upcaster("activity-recorded", 1, Upcasters::withDay));

    private Upcasters() {}

    /// Revision 1, from before the first release, did not say to which local day an activity belongs.
    /// Nothing was decided by that then, and the day in UTC is taken for it.
    private static JsonNode withDay(JsonNode payload) {
        var activity = (ObjectNode) payload;
        return activity.put("day", activity.get("occurred_at").asString().substring(0, DATE));
    }
}
