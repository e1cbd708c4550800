package org.livingledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

/// What cases have in common that adopt drafts for the past.
abstract class AdoptionCase extends WhatIfCase {

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
}
