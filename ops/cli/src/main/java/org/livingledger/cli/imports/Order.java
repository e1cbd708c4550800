package org.livingledger.cli.imports;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to be imported, and where to.
///
/// @param zone the zone of a ledger that has to be opened; UTC if null
/// @param owner who owns a group that has to be founded
/// @param file what to read, or null for standard input
/// @param errors where refused rows go
/// @param salts where the ledger's salt may lie
/// @param dryRun look, do not write
public record Order(
        String ledger,
        String group,
        Kind kind,
        @Nullable ZoneId zone,
        String owner,
        @Nullable Path file,
        Path errors,
        List<Path> salts,
        boolean dryRun) {}
