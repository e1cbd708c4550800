package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// What cases have in common that try drafts on the past.
abstract class WhatIfCase extends AcceptanceCase {

    /// What came of a draft that was tried.
    ///
    /// @param members all of them, by their ids outside
    record Tried(Reply told, Map<String, JsonNode> members) {

        long total(String pointer) {
            return told.number("/totals" + pointer);
        }

        JsonNode member(String id) {
            JsonNode member = members.get(id);
            if (member == null) {
                throw new AssertionError("nobody is called " + id + " in " + members.keySet());
            }
            return member;
        }

        long number(String id, String pointer) {
            JsonNode node = member(id).at(pointer);
            if (!node.isIntegralNumber()) {
                throw new AssertionError("no number at " + pointer + " in " + member(id));
            }
            return node.longValue();
        }
    }

    final Reply begin(String body) {
        return database.served().send("POST", path(""), body.replace('\'', '"'));
    }

    final Reply look(String more) {
        return database.served().send("GET", path("/" + more), "");
    }

    final Reply drop(String id) {
        return database.served().send("DELETE", path("/" + id), "");
    }

    private String path(String more) {
        return "/v1/ledgers/" + ledger() + "/what-ifs" + more;
    }

    /// Tries a draft until it is done.
    ///
    /// @param draft the programme, and what may follow it in the body
    final Tried tried(String draft) {
        Reply begun = begin("{'programme':" + draft + "}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        String id = begun.word("/id");
        for (int i = 0; i < 600; i++) {
            Reply told = look(id);
            switch (told.word("/status")) {
                case "done" -> {
                    assertThat(told.number("/done")).isEqualTo(told.number("/position"));
                    return new Tried(told, members(id, "?all=true&limit=200"));
                }
                case "running" -> sleep();
                default -> throw new AssertionError(told.text());
            }
        }
        throw new AssertionError("the what-if does not end");
    }

    /// Everybody on the pages that begin here, followed as the server says.
    final Map<String, JsonNode> members(String id, String query) {
        var members = new TreeMap<String, JsonNode>();
        String cursor = "";
        do {
            Reply page = look(id + "/members" + query + cursor);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            for (JsonNode each : page.json("/items")) {
                assertThat(members.put(each.at("/member_id").asString(), each)).isNull();
            }
            cursor = page.json("/next").isString() ? "&cursor=" + page.word("/next") : "";
        } while (!cursor.isEmpty());
        return members;
    }

    /// Sends commands together, all of which are accepted.
    final void send(List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        Reply reply = bulk("", "[%s]", String.join(",", items));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        for (JsonNode item : reply.json("/items")) {
            assertThat(item.at("/status").intValue()).as(item.toString()).isEqualTo(201);
        }
        reached(reply.position());
        items.clear();
    }

    @SuppressWarnings("AnnotateFormatMethod")
    static String item(String command, String key, String body, Object... values) {
        return "{'command':'%s','key':'%s','body':{%s}}"
                .formatted(command, key, body.formatted(values));
    }

    /// Everything that can be seen of a ledger with these members and this board.
    final List<String> seen(String board, String... members) {
        var seen = new ArrayList<String>();
        Reply ledger = ask("");
        seen.add(ledger.position() + " " + ledger.text());
        seen.add(ask("/journal?limit=200").text());
        seen.add(ask("/programme").text());
        seen.add(ask("/boards/" + board + "?limit=200").text());
        for (String member : members) {
            seen.add(account(member).text());
            seen.add(ask("/members/" + member + "/tiers").text());
            seen.add(ask("/members/" + member + "/badges").text());
        }
        return seen;
    }
}
