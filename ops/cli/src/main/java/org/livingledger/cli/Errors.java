package org.livingledger.cli;

import org.livingledger.client.LedgerException;
import org.livingledger.client.Refusal;
import org.livingledger.client.Unauthorized;
import org.livingledger.client.Unavailable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Turns what went wrong into three lines, what, why and what to do, and an exit code. A stack trace
/// appears only for what nobody foresaw.
final class Errors implements IExecutionExceptionHandler {

    private final Shell shell;

    Errors(Shell shell) {
        this.shell = shell;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        return switch (e) {
            case Failure failure -> {
                print(String.valueOf(failure.getMessage()), failure.why(), failure.whatToDo());
                yield failure.exit();
            }
            case LedgerException refused -> {
                print(what(refused), String.valueOf(refused.getMessage()), whatToDo(refused));
                yield Exit.of(refused);
            }
            default -> {
                print("this should not have happened", e.toString(), "please report it, with:");
                e.printStackTrace(shell.err());
                yield Exit.REFUSED;
            }
        };
    }

    private void print(String what, String why, String whatToDo) {
        shell.err().println(shell.paint(Shell.RED, "error: ") + what);
        if (!why.isBlank()) {
            shell.err().println("  why: " + why);
        }
        if (!whatToDo.isBlank()) {
            shell.err().println("   do: " + whatToDo);
        }
    }

    private static String what(LedgerException e) {
        return switch (e) {
            case Refusal refusal when refusal.status() == 400 -> "the request is not understood";
            case Refusal refusal when refusal.status() == 404 -> "not found";
            case Refusal _ -> "refused";
            case Unauthorized missing when missing.status() == 401 -> "the key is not accepted";
            case Unauthorized _ -> "this key is not allowed to do that";
            case Unavailable _ -> "no answer";
        };
    }

    static String whatToDo(LedgerException e) {
        return switch (e) {
            case Refusal refusal -> whatToDo(refusal.code());
            case Unauthorized missing when missing.status() == 401 ->
                    "give a key with --key or LEDGER_KEY, or --data with the server's data folder";
            case Unauthorized _ -> "use a key with another role; 'ledger keys list' shows them";
            case Unavailable none when none.status() == 0 ->
                    "start the server with 'ledger serve', or give its address with --url";
            case Unavailable _ -> "try again later; the same command is safe to repeat";
        };
    }

    private static String whatToDo(String code) {
        return switch (code) {
            case "ledger-not-found" ->
                    "open it: ledger command open-ledger --ledger NAME"
                            + " '{\"name\":\"…\",\"zone\":\"UTC\"}'";
            case "group-not-found" -> "found it with 'found-group', or check its name";
            case "member-not-found" -> "members are introduced by join-group or earn-points";
            case "idempotency-key-reused" ->
                    "this key was used with other content; use a new key for a new command";
            case "group-full" -> "raise its seats with 'set-capacity'";
            case "insufficient-points" -> "look at the account with 'ledger history'";
            default -> "";
        };
    }
}
