package org.livingledger.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// Many clients, each sending one command after another until they are told to stop. Some of what
/// they send, they send again: under its own key with the same content, which must be answered with
/// the same words, and with other content, which must be refused.
final class Load {

    static final int CLIENTS = 16;

    private static final int ENOUGH = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> sending = new ArrayList<>();
    private final Queue<Note> notes = new ConcurrentLinkedQueue<>();
    private final Queue<Bundle> bundles = new ConcurrentLinkedQueue<>();
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();
    private final List<Api> servers;
    private volatile boolean stopped;

    /// Begins at once.
    ///
    /// @param servers to which of them a command goes is drawn anew for each
    Load(long seed, String prefix, List<String> ledgers, List<Api> servers) {
        this(seed, prefix, ledgers, servers, CLIENTS);
    }

    Load(long seed, String prefix, List<String> ledgers, List<Api> servers, int clients) {
        this.servers = servers;
        for (int i = 0; i < clients; i++) {
            var traffic = new Traffic(seed * CLIENTS + i, prefix + "-" + i, ledgers);
            var random = new Random(seed + i);
            sending.add(threads.submit(() -> run(traffic, random)));
        }
    }

    private void run(Traffic traffic, Random random) {
        List<Note> known = new ArrayList<>();
        while (!stopped) {
            if (random.nextInt(20) == 0) {
                sendTogether(traffic.bundle(), random);
                continue;
            }
            Note note = traffic.next();
            notes.add(note);
            if (servers.size() > 1 && random.nextInt(10) == 0) {
                sendToAllAtOnce(note);
            } else {
                send(note, random);
            }
            if (note.acknowledged()) {
                traffic.learn(note);
                known.add(note);
            }
            if (!known.isEmpty() && random.nextInt(20) == 0) {
                sendAgain(known.get(random.nextInt(known.size())), random);
            }
        }
    }

    private void send(Note note, Random random) {
        note.began = System.nanoTime();
        try {
            note.answered(servers.get(random.nextInt(servers.size())).send(note));
        } catch (IOException e) {
            note.failure = e;
            // the server is gone or going; without this pause the clients would only spin
            pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    private void sendTogether(Bundle bundle, Random random) {
        bundles.add(bundle);
        try {
            servers.get(random.nextInt(servers.size())).send(bundle);
        } catch (IOException e) {
            pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    /// The same key to every server in the same moment: one effect, one answer.
    private void sendToAllAtOnce(Note note) {
        note.began = System.nanoTime();
        List<CompletableFuture<Note.Reply>> replies = new ArrayList<>();
        for (Api server : servers) {
            replies.add(CompletableFuture.supplyAsync(unchecked(server, note), threads));
        }
        int replayed = 0;
        for (CompletableFuture<Note.Reply> future : replies) {
            try {
                Note.Reply reply = future.join();
                Note.Reply known = note.reply();
                if (!reply.decided()) {
                    continue;
                }
                replayed += reply.replayed() ? 1 : 0;
                if (known != null && known.decided() && !known.says(reply)) {
                    problems.add("I6 two answers: " + note + " and " + reply);
                }
                if (known != null && known.decided() && replayed == 0) {
                    problems.add("I6 neither says that it is a replay: " + note);
                }
                note.answered(reply);
            } catch (CompletionException e) {
                note.failure = e.getCause();
            }
        }
    }

    private static Supplier<Note.Reply> unchecked(Api server, Note note) {
        return () -> {
            try {
                return server.send(note);
            } catch (IOException e) {
                throw new CompletionException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CompletionException(e);
            }
        };
    }

    private void sendAgain(Note known, Random random) {
        boolean sameContent = random.nextInt(4) > 0;
        Note again =
                sameContent
                        ? new Note(known.ledger, known.key, known.command, known.body)
                        : new Note(
                                known.ledger,
                                known.key,
                                "earn-points",
                                "{\"member_id\":\"m1\",\"points\":999999}");
        send(again, random);
        Note.Reply reply = again.reply();
        Note.Reply before = known.reply();
        if (reply == null || before == null || !reply.decided()) {
            return;
        }
        if (sameContent && !(reply.replayed() && reply.says(before))) {
            problems.add("I6 replayed: " + known + " was answered again with " + reply);
        }
        if (!sameContent
                && !(reply.status() == 422 && reply.body().contains("idempotency-key-reused"))) {
            problems.add("I6 other content: " + known + " was answered with " + reply);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lets each client finish what it is at, and answers with every note they took.
    Collection<Note> stop() throws Exception {
        stopped = true;
        for (Future<?> client : sending) {
            client.get();
        }
        threads.close();
        return notes;
    }

    /// Goes on for a while, and on a slow machine until enough was accepted to lose something of.
    void goOn(Duration atLeast) throws InterruptedException {
        Thread.sleep(atLeast);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (accepted() < ENOUGH && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
    }

    /// What was sent to be carried out all or none.
    Collection<Bundle> bundles() {
        return bundles;
    }

    /// How many commands have been accepted so far.
    long accepted() {
        return notes.stream().filter(Note::accepted).count();
    }

    /// What clients saw that must never be seen.
    List<String> problems() {
        return List.copyOf(problems);
    }
}
