package org.livingledger.faults;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.livingledger.faults.ModelRun.Disagreement;
import org.livingledger.faults.life.Clockwork;
import org.livingledger.faults.life.Life;
import org.livingledger.faults.life.Step;
import org.livingledger.faults.model.Model;
import org.livingledger.faults.words.Mistake;

/// Lets many ledgers live in the service and in the model, and shrinks what they disagree about.
final class ModelCheck {

    /// How many commands a ledger lives for: later there is little that has not happened before.
    static final int LIFE = 1_000;

    /// How many ledgers live at once. The clock is the server's, so they share it.
    static final int AT_ONCE = 4;

    /// How many instants a life has.
    private static final int ROUNDS = 30;

    /// After about how many commands accounts and boards are compared.
    private static final int CHECKPOINT = 500;

    /// How often a shrinking tries at most: each try is a ledger of its own.
    private static final int TRIES = 600;

    private final Api api;
    private final Mistake mistake;
    private final Map<String, Map<String, Integer>> told = new TreeMap<>();
    private final AtomicInteger ledgers = new AtomicInteger();
    private final String prefix = "model-" + Long.toString(System.nanoTime(), 36) + "-";

    /// A life of a seed, in which the service and the model disagree.
    record Found(int life, List<Step> steps, Disagreement disagreement) {
        boolean like(Found other) {
            return disagreement.like(other.disagreement);
        }
    }

    ModelCheck(Api api, Mistake mistake) {
        this.api = api;
        this.mistake = mistake;
    }

    /// What becomes of a seed's life.
    static List<Step> life(long seed, int life) {
        long wave = life / AT_ONCE;
        return Life.draw(
                seed * 1_000_003 + life, Clockwork.draw(seed * 1_009 + wave, ROUNDS), LIFE);
    }

    /// Lives the lives of a seed.
    ///
    /// @param most how many kinds of disagreement to look for
    /// @return one disagreement of each kind that was met, shrunken
    List<Found> live(long seed, int lives, int most) throws Exception {
        List<Found> kinds = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int first = 0; first < lives && kinds.size() < most; first += AT_ONCE) {
                for (Found found : wave(seed, first, Math.min(lives, first + AT_ONCE), threads)) {
                    if (kinds.stream().noneMatch(kind -> kind.like(found))) {
                        kinds.add(found);
                    }
                }
            }
        }
        List<Found> shrunken = new ArrayList<>();
        for (Found kind : kinds.subList(0, Math.min(most, kinds.size()))) {
            shrunken.add(shrunken(kind));
        }
        return shrunken;
    }

    /// Up to the round in which a life disagrees.
    private List<Found> wave(long seed, int from, int to, ExecutorService threads)
            throws Exception {
        List<List<Step>> lives = new ArrayList<>();
        List<ModelRun> runs = new ArrayList<>();
        for (int life = from; life < to; life++) {
            lives.add(life(seed, life));
            runs.add(run(told));
        }
        List<Found> found = new ArrayList<>();
        for (Instant now : lives.getFirst().stream().map(Step::now).distinct().toList()) {
            ModelRun.setClock(api, now);
            List<Future<@Nullable Disagreement>> sent = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                ModelRun run = runs.get(i);
                List<Step> steps =
                        lives.get(i).stream().filter(step -> step.now().equals(now)).toList();
                Callable<@Nullable Disagreement> round = () -> round(run, steps);
                sent.add(threads.submit(round));
            }
            for (int i = 0; i < sent.size(); i++) {
                Disagreement disagreement = sent.get(i).get();
                if (disagreement != null) {
                    found.add(new Found(from + i, lives.get(i), disagreement));
                }
            }
            if (!found.isEmpty()) {
                break;
            }
        }
        return found;
    }

    private static @Nullable Disagreement round(ModelRun run, List<Step> steps)
            throws IOException, InterruptedException {
        int at = 0;
        while (at < steps.size()) {
            int to = ModelRun.together(steps, at);
            Disagreement disagreement = run.send(steps.subList(at, to));
            if (disagreement != null) {
                return disagreement;
            }
            at = to;
        }
        Step last = steps.getLast();
        return last.index() % CHECKPOINT > LIFE / ROUNDS ? null : run.read(last);
    }

    private ModelRun run(Map<String, Map<String, Integer>> counts) {
        return new ModelRun(api, prefix + ledgers.incrementAndGet(), new Model(mistake), counts);
    }

    /// Lives some steps by themselves, in a ledger of their own.
    @Nullable Disagreement alone(List<Step> steps) throws IOException, InterruptedException {
        ModelRun run = run(new TreeMap<>());
        int at = 0;
        while (at < steps.size()) {
            int to = ModelRun.together(steps, at);
            ModelRun.setClock(api, steps.get(at).now());
            Disagreement disagreement = run.send(steps.subList(at, to));
            if (disagreement != null) {
                return disagreement;
            }
            at = to;
        }
        return run.read(steps.getLast());
    }

    /// Leaves out, in halves, quarters and so on, whatever the disagreement does not need.
    private Found shrunken(Found found) throws IOException, InterruptedException {
        Disagreement shown = found.disagreement;
        List<Step> best =
                found.steps.stream().filter(step -> step.index() <= shown.step().index()).toList();
        Disagreement last = alone(best);
        if (last == null || !last.like(shown)) {
            return found;
        }
        int tries = 0;
        for (int chunk = best.size() / 2; chunk >= 1 && tries < TRIES; ) {
            boolean smaller = false;
            for (int at = 0; at < best.size() && tries < TRIES; tries++) {
                List<Step> less = new ArrayList<>(best.subList(0, at));
                less.addAll(best.subList(Math.min(best.size(), at + chunk), best.size()));
                Disagreement still = alone(less);
                if (still == null || !still.like(shown)) {
                    at += chunk;
                } else {
                    smaller = true;
                    last = still;
                    best = upTo(less, still);
                }
            }
            chunk = chunk > 1 ? chunk / 2 : smaller ? 1 : 0;
        }
        return new Found(found.life, best, last);
    }

    private static List<Step> upTo(List<Step> steps, Disagreement disagreement) {
        return steps.stream().filter(step -> step.index() <= disagreement.step().index()).toList();
    }

    /// What to do to see it again, and what is seen.
    static String report(long seed, Found found) {
        String keep =
                found.steps.stream()
                        .map(step -> Integer.toString(step.index()))
                        .collect(Collectors.joining(","));
        Disagreement shown = found.disagreement;
        return "-Dit.test=ModelIT -Dmodel.seed=%d -Dmodel.life=%d -Dmodel.keep=%s%n%s%n  %s%n  model: %s%n  service: %s"
                .formatted(
                        seed,
                        found.life,
                        keep,
                        found.steps.stream()
                                .map(step -> "  " + step)
                                .collect(Collectors.joining("\n")),
                        shown.difference(),
                        shown.model(),
                        shown.service());
    }

    /// How often each code was told, of all answers so far.
    Map<String, Integer> told() {
        var sums = new TreeMap<String, Integer>();
        told.forEach((code, commands) ->
                sums.put(code, commands.values().stream().mapToInt(Integer::intValue).sum()));
        return sums;
    }

    /// What became of each command, and how often.
    String table() {
        var commands = new TreeMap<String, Map<String, Integer>>();
        told.forEach((code, each) ->
                each.forEach((command, times) ->
                        commands.computeIfAbsent(command, _ -> new TreeMap<>()).put(code, times)));
        return commands.entrySet().stream()
                .map(each -> "  %-22s %s".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
