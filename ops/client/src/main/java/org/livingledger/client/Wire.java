package org.livingledger.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One server over HTTP: asks, waits, asks again, and turns what is no answer into an exception.
final class Wire implements AutoCloseable {

    /// Longer than the longest `wait` of a read, and than a bulk on a slow disk.
    private static final Duration ANSWER = Duration.ofSeconds(90);

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final String url;
    private final @Nullable String key;
    private final Patience patience;
    private final JsonMapper json;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();

    Wire(URI url, @Nullable String key, Patience patience, JsonMapper json) {
        String text = url.toString();
        this.url = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        this.key = key;
        this.patience = patience;
        this.json = json;
    }

    Patience patience() {
        return patience;
    }

    /// @param repeatable whether doing it twice is doing it once, so that a lost answer can be asked
    ///     for again
    HttpResponse<byte[]> exchange(
            String method,
            String path,
            byte @Nullable [] body,
            Map<String, String> headers,
            boolean repeatable) {
        HttpRequest request = request(method, path, body, headers);
        for (int retry = 0; ; retry++) {
            boolean last = retry + 1 >= patience.attempts();
            try {
                HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
                int status = response.statusCode();
                if (status < 300) {
                    return response;
                }
                if (last || !(status == 429 || status == 503)) {
                    throw failure(status, response.body());
                }
                pause(retryAfter(response.headers(), retry));
            } catch (IOException e) {
                if (last || !(repeatable || e instanceof ConnectException)) {
                    throw new Unavailable(0, "no answer from " + url + ": " + reason(e), e);
                }
                pause(patience.before(retry));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Unavailable(0, "interrupted", e);
            }
        }
    }

    boolean ready() {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url + "/actuator/health/readiness"))
                            .timeout(CONNECT)
                            .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(0, "interrupted", e);
        }
    }

    private HttpRequest request(
            String method, String path, byte @Nullable [] body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(ANSWER)
                        .header("Accept", "application/json, application/problem+json");
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        headers.forEach(request::header);
        if (body == null) {
            return request.method(method, BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
    }

    private LedgerException failure(int status, byte[] body) {
        JsonNode problem = Problems.read(json, body);
        if (status == 401 || status == 403) {
            return new Unauthorized(status, Problems.detail(problem));
        }
        if (status == 429 || status >= 500 || status < 400) {
            return new Unavailable(
                    status,
                    "the server answered " + status + ": " + Problems.detail(problem),
                    null);
        }
        return new Refusal(status, Problems.code(problem, status), problem);
    }

    private Duration retryAfter(HttpHeaders headers, int retry) {
        Duration wanted = patience.before(retry);
        String after = headers.firstValue("Retry-After").orElse("");
        if (after.matches("\\d{1,6}")) {
            wanted = Duration.ofSeconds(Long.parseLong(after));
        }
        return wanted.compareTo(patience.most()) < 0 ? wanted : patience.most();
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    @Override
    public void close() {
        http.close();
    }
}
