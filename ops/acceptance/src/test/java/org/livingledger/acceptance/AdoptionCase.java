package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What cases have in common that adopt drafts for the past.
abstract class AdoptionCase extends WhatIfCase {

    private static final Pattern POSITION = Pattern.compile("\"position\":[0-9]+");

    /// Adopts a draft, and returns its version when it is carried out.
    ///
    /// @param draft the programme, in which `@` stands where a rule has a double quote of its own
    /// @param how the rest of the body
    final int adopt(String draft, String how) {
        int version = begin(draft, how);
        adoption(version, "adopted");
        return version;
    }

    final int begin(String draft, String how) {
        String body = "{'programme':" + draft + "," + how + "}";
        Reply begun =
                accepted(command("adopt-programme", body.replace("%", "%%").replace("@", "\\\"")));
        assertThat(begun.number("/outcome/adoption")).isEqualTo(begun.number("/outcome/version"));
        return (int) begun.number("/outcome/version");
    }

    /// Undoes an adoption, and returns when that is carried out.
    final Reply undo(int version) {
        Reply begun = accepted(command("undo-adoption", "{'version':%d}", version));
        assertThat(begun.number("/outcome/adoption")).isEqualTo(version);
        assertThat(begun.number("/outcome/version")).isEqualTo(version + 1);
        return adoption(version, "undone");
    }

    /// The list of adoptions, when the first of them is that of a version and has a status.
    final Reply adoption(int version, String status) {
        for (int i = 0; i < 600; i++) {
            Reply told = ask("/adoptions");
            if (told.number("/items/0/version") == version
                    && told.word("/items/0/status").equals(status)) {
                reached(told.position());
                return told;
            }
            sleep();
        }
        throw new AssertionError("not " + status + ": " + ask("/adoptions").text());
    }

    /// Every row of a ledger's members and of these pages, as it stands, without the positions of the events
    /// that made it: accounts with all lots, tiers, badges. What was recorded meanwhile is no such row.
    final List<String> rows(Collection<String> members, String... pages) throws Exception {
        var asked = new ArrayList<String>();
        for (String member : members) {
            asked.add("/accounts/" + member);
            asked.add("/members/" + member + "/tiers");
            asked.add("/members/" + member + "/badges");
        }
        asked.addAll(List.of(pages));
        var next = new AtomicInteger();
        var rows = new ConcurrentSkipListMap<Integer, String>();
        atOnce(
                4,
                () -> {
                    Reply last = null;
                    for (int i = next.getAndIncrement();
                            i < asked.size();
                            i = next.getAndIncrement()) {
                        last = ask(asked.get(i));
                        assertThat(last.status()).as(last.text()).isEqualTo(200);
                        rows.put(i, asked.get(i) + row(asked.get(i), last));
                    }
                    return last;
                });
        return List.copyOf(rows.values());
    }

    private static String row(String path, Reply reply) {
        String text =
                path.endsWith("/tiers")
                        ? reply.json("/tiers").toString()
                        : path.endsWith("/badges")
                                ? reply.json("/items")
                                        .valueStream()
                                        .map(JsonNode::toString)
                                        .map(each -> POSITION.matcher(each).replaceAll(""))
                                        .sorted()
                                        .toList()
                                        .toString()
                                : reply.text();
        return POSITION.matcher(text).replaceAll("");
    }
}
