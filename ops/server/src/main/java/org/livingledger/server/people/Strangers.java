package org.livingledger.server.people;

import java.util.List;

/// Those who stay strangers: a command named them, and was refused. Their candidate ids are nobody's,
/// so a stored answer holds their number in the command instead, which a repetition finds again.
public final class Strangers {

    private static final int LENGTH = 23;

    private Strangers() {}

    /// A stored answer without candidate ids that nobody got.
    ///
    /// @param named whom the command names
    /// @param strangers those of them who have no id of their own
    public static String number(String body, List<Named> named, List<Newcomer> strangers) {
        String numbered = body;
        for (Newcomer stranger : strangers) {
            for (int i = 0; i < named.size(); i++) {
                if (named.get(i).member().equals(stranger.candidate())) {
                    numbered = numbered.replace(stranger.candidate().value(), placeholder(i));
                    break;
                }
            }
        }
        return numbered;
    }

    /// What stands for the stranger of this number: as long as an id, and none that is ever drawn.
    static String placeholder(int number) {
        String digits = Integer.toString(number);
        return "~" + "-".repeat(LENGTH - 1 - digits.length()) + digits;
    }
}
