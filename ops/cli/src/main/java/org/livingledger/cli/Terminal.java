package org.livingledger.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/// Asks the system whether standard error is a terminal: the JDK tells it only of standard input
/// and output together.
final class Terminal {

    private static final int STANDARD_ERROR = 2;

    private Terminal() {}

    // isatty is the one foreign call here, with a signature that POSIX fixes
    @SuppressWarnings("restricted")
    static boolean isStandardError() {
        try {
            Linker linker = Linker.nativeLinker();
            var isatty =
                    linker.downcallHandle(
                            linker.defaultLookup().find("isatty").orElseThrow(),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            return (int) isatty.invokeExact(STANDARD_ERROR) == 1;
        } catch (Throwable e) {
            // a platform without isatty gets plain lines, which are right everywhere
            return false;
        }
    }
}
