package org.livingledger.server.adoption;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.livingledger.api.LedgerId;
import org.livingledger.api.Names;
import org.livingledger.api.adoption.AdoptionFigures;
import org.livingledger.api.adoption.AdoptionStep;
import org.livingledger.api.membership.MemberId;
import org.livingledger.server.lanes.Answer;
import org.livingledger.server.lanes.Commands;
import org.livingledger.server.lanes.Submission;
import org.livingledger.server.whatif.Bustle;
import org.livingledger.server.wire.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Says the steps of one adoption, some together, and adds up what they have done. While commands come it
/// rests as long as it has worked.
final class Steps {

    /// The most that are said together.
    private static final int TOGETHER = 50;

    private static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final String ACTOR = "adopter";
    private static final JsonMapper JSON = Wire.mapper();
    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    private final Commands commands;
    private final Bustle bustle;
    private final LedgerId ledger;
    private final String prefix;
    private final List<Said> said = new ArrayList<>(TOGETHER);
    private final Set<MemberId> changed = new HashSet<>();
    private final Set<MemberId> passedOver = new HashSet<>();
    private AdoptionFigures figures = AdoptionFigures.NONE;
    private long committed;

    private record Said(MemberId member, CompletableFuture<Answer> answer) {}

    Steps(Commands commands, Bustle bustle, LedgerId ledger, Course course) {
        this.commands = commands;
        this.bustle = bustle;
        this.ledger = ledger;
        this.prefix = (course.isUndoing() ? "~undo:" : "~adopt:") + course.version() + ':';
    }

    /// Says what is to be done about a member, in order.
    void member(MemberId member, List<? extends AdoptionStep> steps) throws InterruptedException {
        int number = 0;
        for (AdoptionStep step : steps) {
            said.add(new Said(member, commands.submit(submission(step, member + ":" + number))));
            number++;
        }
        if (said.size() >= TOGETHER) {
            await();
        }
    }

    /// What all have done, when they are answered.
    AdoptionFigures finish() throws InterruptedException {
        await();
        return new AdoptionFigures(
                changed.size(),
                figures.granted(),
                figures.taken(),
                figures.uncollected(),
                figures.awarded(),
                figures.revoked(),
                passedOver.size());
    }

    /// Says one that is about nobody.
    void say(AdoptionStep step, String name) {
        Answer answer = commands.submit(submission(step, name)).join();
        if (!answer.accepted()) {
            throw new IllegalStateException(name + " was answered " + answer.body());
        }
    }

    private void await() throws InterruptedException {
        long began = System.nanoTime();
        long own = 0;
        for (Said each : said) {
            Answer answer = each.answer.join();
            if (answer.accepted()) {
                own += add(each.member, JSON.readTree(answer.body()));
            } else {
                LOG.warn("an adoption passes {} over: {}", each.member, answer.body());
                passedOver.add(each.member);
            }
        }
        said.clear();
        boolean busy = bustle.committed() - committed > own;
        committed = bustle.committed();
        if (busy) {
            TimeUnit.NANOSECONDS.sleep(Math.min(LONGEST_REST_NANOS, System.nanoTime() - began));
        }
    }

    /// @return how many events it made
    private int add(MemberId member, JsonNode answer) {
        JsonNode of = answer.at("/outcome/figures");
        if (of.path("members").asLong() > 0) {
            changed.add(member);
        }
        figures = figures.plus(JSON.treeToValue(of, AdoptionFigures.class));
        return answer.path("events").size();
    }

    private Submission submission(AdoptionStep step, String name) {
        String key = prefix + name;
        return new Submission(
                ledger, key, Names.kebab(step.getClass()), step, key, List.of(), List.of(), ACTOR);
    }
}
