package org.livingledger.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.livingledger.server.lanes.InvalidRequest;
import org.livingledger.server.lanes.Unavailable;
import org.livingledger.server.problem.Fault;
import org.livingledger.server.problem.Nameless;
import org.livingledger.server.problem.Problem;
import org.livingledger.server.problem.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Every failure as a problem document. What is not foreseen is a 500 that tells the caller nothing
/// and the log everything but names.
@RestControllerAdvice
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Problems problems;

    Failures(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void failed(Throwable failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            // the caller sees an answer that ends too early, never one that looks whole
            log(failure, request);
            throw new IOException("the answer had begun");
        }
        if (failure instanceof Rejected rejected) {
            problems.write(request, response, rejected.status(), rejected.body());
            return;
        }
        response.resetBuffer();
        problems.write(request, response, problem(failure, request));
    }

    private static Problem problem(Throwable failure, HttpServletRequest request) {
        return switch (failure) {
            case Problem problem -> problem;
            case InvalidRequest invalid -> Problem.of(invalid);
            case Unavailable later -> Problem.later(Fault.UNAVAILABLE, later.retryAfter());
            case MethodArgumentTypeMismatchException mismatch ->
                    Problem.parameter(wire(mismatch.getName()), "must be true or false");
            case NoHandlerFoundException _, NoResourceFoundException _ ->
                    Problem.of(Fault.PATH_NOT_FOUND);
            case HttpRequestMethodNotSupportedException _ -> Problem.of(Fault.METHOD_NOT_ALLOWED);
            case HttpMediaTypeNotSupportedException _ -> Problem.of(Fault.UNSUPPORTED_MEDIA_TYPE);
            case HttpMediaTypeNotAcceptableException _ -> Problem.of(Fault.NOT_ACCEPTABLE);
            case Throwable other when isForeignCursor(other, request) ->
                    Problem.parameter("cursor", "is not a cursor that this list gave");
            case Throwable other -> {
                log(other, request);
                yield Problem.of(Fault.INTERNAL_ERROR);
            }
        };
    }

    /// A cursor that was tampered with is noticed only by who reads it.
    private static boolean isForeignCursor(Throwable failure, HttpServletRequest request) {
        if (request.getParameter("cursor") == null) {
            return false;
        }
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof IllegalArgumentException) {
                return true;
            }
        }
        return false;
    }

    private static String wire(String name) {
        return name.equals("dryRun") ? "dry_run" : name;
    }

    private static void log(Throwable failure, HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        LOG.error(
                "failed {} {}, trace {}",
                request.getMethod(),
                pattern,
                Problems.trace(request),
                Nameless.of(failure));
    }
}
