package org.livingledger.server.http;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Problem;
import org.livingledger.server.problem.Problems;
import org.livingledger.server.problem.Texts;

/// What Tomcat itself refuses, before any of ours is asked, is answered as a problem too. Public
/// because Tomcat makes it.
public final class ProblemValve extends ErrorReportValve {

    private final Problems problems = new Problems(new Texts());

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        // as Tomcat's own report: only what is an error, is not written yet, and can still be told
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Fault fault =
                switch (status) {
                    case 404 -> Fault.PATH_NOT_FOUND;
                    case 405 -> Fault.METHOD_NOT_ALLOWED;
                    case 413 -> Fault.BODY_TOO_LARGE;
                    case 503 -> Fault.UNAVAILABLE;
                    default -> status < 500 ? Fault.BAD_REQUEST : Fault.INTERNAL_ERROR;
                };
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        try {
            problems.write(request.getRequest(), response.getResponse(), Problem.of(fault));
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("nobody is there to be told", e);
        }
    }
}
