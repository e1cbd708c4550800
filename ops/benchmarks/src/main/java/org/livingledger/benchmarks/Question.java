package org.livingledger.benchmarks;

import java.util.List;

/// A question about the growing ledger.
///
/// @param name for example `account`
/// @param of what it is about
/// @param many whether a past of it is about many members, or all
/// @param path below the ledger, with `{member}` and `{window}`
record Question(String name, Of of, boolean many, String path) {

    enum Of {
        MEMBER,
        GROUP,
        BOARD
    }

    /// What is asked about the past, and as it is now.
    static final List<Question> ALL =
            List.of(
                    new Question("account, with its lots", Of.MEMBER, false, "/accounts/{member}"),
                    new Question("statement", Of.MEMBER, false, "/accounts/{member}/statement"),
                    new Question("member", Of.MEMBER, false, "/members/{member}"),
                    new Question("tiers", Of.MEMBER, false, "/members/{member}/tiers"),
                    new Question("badges", Of.MEMBER, false, "/members/{member}/badges"),
                    new Question("streaks", Of.MEMBER, false, "/members/{member}/streaks"),
                    new Question("roster, group of 400", Of.GROUP, false, "/groups/crew/members"),
                    new Question("roster, group of all", Of.GROUP, true, "/groups/all/members"),
                    new Question("board, top 50", Of.BOARD, true, "/boards/points"),
                    new Question(
                            "board, rank",
                            Of.BOARD,
                            true,
                            "/boards/points/around/{member}?radius=0"),
                    new Question(
                            "board, around", Of.BOARD, true, "/boards/points/around/{member}"));

    /// Those that are told from the events of a few members. They take turns among themselves.
    static List<Question> ofFew() {
        return ALL.stream().filter(each -> !each.many).toList();
    }

    /// Those that many or all are in. Each has its time for itself, since one can take seconds.
    static List<Question> ofMany() {
        return ALL.stream().filter(each -> each.many).toList();
    }

    String path(String member) {
        return path.replace("{member}", member);
    }
}
