package org.livingledger.cli;

/// Why a command ends without having done its work: what is wrong, why, and what to do about it.
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exit;
    private final String why;
    private final String whatToDo;

    /// @param exit one of [Exit]
    /// @param what what is wrong, in one line
    /// @param why the reason, or an empty text
    /// @param whatToDo the next step, or an empty text
    public Failure(int exit, String what, String why, String whatToDo) {
        super(what);
        this.exit = exit;
        this.why = why;
        this.whatToDo = whatToDo;
    }

    /// A command line or a file that is not as it must be.
    public static Failure usage(String what, String whatToDo) {
        return new Failure(Exit.USAGE, what, "", whatToDo);
    }

    /// The exit code.
    public int exit() {
        return exit;
    }

    /// The reason, or an empty text.
    public String why() {
        return why;
    }

    /// The next step, or an empty text.
    public String whatToDo() {
        return whatToDo;
    }
}
