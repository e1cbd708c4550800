package org.livingledger.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Walks a list by its cursors; a page is fetched when its first row is asked for.
final class Pages implements Iterator<JsonNode> {

    private final Function<@Nullable String, JsonNode> page;
    private final String rowsAt;
    private final Deque<JsonNode> rows = new ArrayDeque<>();
    private @Nullable String cursor;
    private boolean ended;

    Pages(String rowsAt, Function<@Nullable String, JsonNode> page) {
        this.rowsAt = rowsAt;
        this.page = page;
    }

    @Override
    public boolean hasNext() {
        while (rows.isEmpty() && !ended) {
            JsonNode answer = page.apply(cursor);
            answer.path(rowsAt).forEach(rows::add);
            cursor = answer.path("next").asString(null);
            ended = cursor == null;
        }
        return !rows.isEmpty();
    }

    @Override
    public JsonNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.remove();
    }
}
