package org.livingledger.faults;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// I4 and I5 for points: every command's postings sum to zero and so does the ledger; a balance is
/// the sum of its postings and of its lots less its debt; nobody spends what they do not have.
final class Accounts implements Invariant {

    private static final JsonNode[] NONE = {};

    private final Findings findings;
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Long> system = new HashMap<>();
    private final Map<Long, Grant> grants = new HashMap<>();
    private final Map<Long, Report.Movement> movements = new HashMap<>();
    private final Set<String> touched = new HashSet<>();
    private long posted;

    /// A movement that can be undone.
    private static final class Grant {
        final String account;
        final String type;
        long left;

        Grant(StoredEvent event) {
            account = event.subject();
            type = event.type();
            left = event.number("points");
        }
    }

    Accounts(Findings findings) {
        this.findings = findings;
    }

    /// What the event at a position did to its account.
    Map<Long, Report.Movement> movements() {
        return movements;
    }

    Map<String, Account> accounts() {
        return accounts;
    }

    @Override
    public void see(StoredEvent event) {
        if (!event.kind().equals("account")) {
            return;
        }
        String id = event.text("account_id");
        findings.expect(id.equals(event.subject()), "I1", event, "speaks of another account");
        Account account = accounts.computeIfAbsent(id, _ -> new Account());
        long before = account.balance;
        touched.add(id);
        boolean moves = fold(event, account);
        findings.expect(!account.frozen || !moves, "I5", event, "moves points of a frozen account");
        posted += account.balance - before;
        movements.put(
                event.position(),
                new Report.Movement(id, account.balance - before, account.balance));
    }

    /// Folds one event and answers whether it is one that a frozen account must not see.
    private boolean fold(StoredEvent event, Account account) {
        switch (event.type()) {
            case "points-earned" -> {
                earn(event, account);
                return true;
            }
            case "points-spent" -> {
                out(event, account, "system:redemption");
                grants.put(event.position(), new Grant(event));
                return true;
            }
            case "points-held" -> {
                account.hold(
                        event.text("hold"), event.number("points"), event.payload().path("slices"));
                return true;
            }
            case "hold-captured" -> {
                account.capture(
                        event.text("hold"), event.number("points"), event.payload().path("slices"));
                system("system:redemption", event.number("points"));
                grants.put(event.position(), new Grant(event));
            }
            case "hold-released" -> account.release(event.text("hold"));
            case "points-sent" -> {
                account.take(event.number("points"), event.payload().path("slices"));
                return true;
            }
            case "points-received" ->
                    account.receive(event.number("points"), event.number("debt_paid"), lots(event));
            case "points-added" -> {
                account.receive(event.number("points"), event.number("debt_paid"), lot(event));
                system("system:adjustment", -event.number("points"));
            }
            case "points-taken" -> out(event, account, "system:adjustment");
            case "points-forfeited" -> out(event, account, "system:forfeiture");
            case "grant-reversed" -> undoGrant(event, account);
            case "spend-reversed" -> {
                undo(event, Set.of("points-spent", "hold-captured"));
                account.receive(event.number("points"), event.number("debt_paid"), lots(event));
                system("system:redemption", -event.number("points"));
            }
            case "points-expired" -> oneLot(event, account, "system:expiry");
            case "points-cancelled" -> oneLot(event, account, "system:issuance");
            case "points-activated", "points-frozen", "points-thawed" -> {}
            case "account-frozen" -> account.frozen = true;
            case "account-unfrozen" -> account.frozen = false;
            default -> findings.add("I1", event, "no account can have an event of this type");
        }
        return false;
    }

    private void earn(StoredEvent event, Account account) {
        long points = event.number("points");
        findings.expect(
                points >= 0 && points <= event.number("requested"),
                "I5",
                event,
                points + " granted, " + event.number("requested") + " requested");
        account.receive(points, event.number("debt_paid"), lot(event));
        system("system:issuance", -points);
        grants.put(event.position(), new Grant(event));
    }

    private void undoGrant(StoredEvent event, Account account) {
        undo(event, Set.of("points-earned"));
        long debt = event.number("debt");
        long taken = event.number("points") - debt - event.number("uncollected");
        findings.expect(
                debt == 0 || event.text("policy").equals("into-debt"),
                "I5",
                event,
                "makes a debt that its policy does not allow");
        if (taken > 0) {
            account.take(taken, event.payload().path("slices"));
        }
        findings.expect(
                taken >= 0 && debt >= 0 && event.number("uncollected") >= 0,
                "I4",
                event,
                "its parts do not add up");
        account.debt += debt;
        account.balance -= debt;
        system("system:issuance", taken + debt);
    }

    private void undo(StoredEvent event, Set<String> types) {
        Grant undone = grants.get(event.number("movement"));
        if (undone == null
                || !types.contains(undone.type)
                || !undone.account.equals(event.subject())) {
            findings.add("I4", event, "undoes a movement that there is not");
            return;
        }
        undone.left -= event.number("points");
        findings.expect(
                undone.left >= 0 && undone.left == event.number("left"),
                "I4",
                event,
                "leaves " + event.number("left") + " of it, and " + undone.left + " are left");
    }

    private void out(StoredEvent event, Account account, String to) {
        account.take(event.number("points"), event.payload().path("slices"));
        system(to, event.number("points"));
    }

    private void oneLot(StoredEvent event, Account account, String to) {
        account.take(event.number("points"), Map.of(event.number("lot"), event.number("points")));
        system(to, event.number("points"));
    }

    private void system(String account, long points) {
        system.merge(account, points, Math::addExact);
        posted += points;
    }

    private static JsonNode[] lot(StoredEvent event) {
        return event.has("lot") ? new JsonNode[] {event.payload().get("lot")} : NONE;
    }

    private static JsonNode[] lots(StoredEvent event) {
        return StreamSupport.stream(event.payload().path("lots").spliterator(), false)
                .toArray(JsonNode[]::new);
    }

    @Override
    public void commandEnded(StoredEvent last) {
        if (posted != 0) {
            findings.add("I4", last, "the command's postings sum to " + posted);
            posted = 0;
        }
        for (String id : touched) {
            String breach = accounts.getOrDefault(id, new Account()).breach();
            if (breach != null) {
                findings.add("I5", last, "account " + id + ": " + breach);
            }
        }
        touched.clear();
    }
}
