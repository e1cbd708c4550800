package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;
import org.livingledger.server.security.Caller;
import org.livingledger.server.security.Grant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// How far the read side is behind, and how it is built anew.
@RestController
final class ProjectionsEdge {

    private final Projections projections;

    /// What is to be built anew.
    ///
    /// @param projections their names; all if not given
    /// @param swap whether it takes the place of what is live, as it does if not given; else the two
    ///     are only compared
    record Wish(@Nullable List<String> projections, @Nullable Boolean swap) {

        static final Wish ALL = new Wish(null, null);
    }

    private record Begun(String id) {}

    private record Lags(List<Projections.Lag> items) {}

    ProjectionsEdge(Projections projections) {
        this.projections = projections;
    }

    @GetMapping("/v1/projections")
    void lags(HttpServletResponse response) throws IOException {
        Grant grant = Caller.current().grant();
        var reached =
                projections.lags().stream()
                        .filter(lag -> grant.reaches(lag.ledger().value()))
                        .toList();
        Bodies.write(response, 200, new Lags(reached));
    }

    @PostMapping("/v1/rebuilds")
    void rebuild(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Wish wish = request.getContentType() == null ? Wish.ALL : Bodies.read(request, Wish.class);
        List<String> wished = wish.projections();
        List<String> names = wished == null ? projections.names() : wished;
        boolean swap = wish.swap() == null || wish.swap();
        if (names.isEmpty() || !projections.names().containsAll(names)) {
            throw Problem.invalid("/projections", "must be some of " + projections.names());
        }
        Bodies.write(response, 202, new Begun(projections.rebuild(List.copyOf(names), swap)));
    }

    @GetMapping("/v1/rebuilds/{rebuild}")
    void progress(@PathVariable String rebuild, HttpServletResponse response) throws IOException {
        Projections.Progress progress = projections.progress(rebuild);
        if (progress == null) {
            throw Problem.of(Fault.REBUILD_NOT_FOUND);
        }
        Bodies.write(response, 200, progress);
    }
}
