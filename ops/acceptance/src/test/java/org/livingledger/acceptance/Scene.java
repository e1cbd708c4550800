package org.livingledger.acceptance;

import java.util.ArrayList;
import java.util.List;
import org.livingledger.api.Rejection;

/// What happens in a ledger of its own until commands are refused there. Bodies have single quotes for
/// double ones; `@points-earned` in one is the position of the last event of that type.
final class Scene {

    private final String name;
    private final List<Step> steps = new ArrayList<>();

    /// What happens next.
    sealed interface Step {}

    /// The clock is set.
    record At(String now) implements Step {}

    /// A command is accepted, so many times; `%d` in its body is the number of the time, from 1 on.
    record Done(int times, String command, String body) implements Step {}

    /// A command is refused.
    record Refused(Class<? extends Rejection> rejection, int status, String command, String body)
            implements Step {}

    private Scene(String name) {
        this.name = name;
    }

    /// A scene before any ledger is opened.
    static Scene of(String name) {
        return new Scene(name).at("2026-05-10T00:00:00Z");
    }

    /// A scene in a ledger with a group `core`, which `owner` owns and these members are in.
    static Scene withCore(String name, String... members) {
        Scene scene =
                of(name).done("open-ledger", "{'name':'Test','zone':'UTC'}")
                        .done("found-group", "{'group_id':'core','name':'Core','owner':'owner'}");
        for (String member : members) {
            scene.done("join-group", "{'group_id':'core','member_id':'" + member + "'}");
        }
        return scene;
    }

    Scene at(String now) {
        return with(new At(now));
    }

    Scene done(String command, String body) {
        return with(new Done(1, command, body));
    }

    Scene often(int times, String command, String body) {
        return with(new Done(times, command, body));
    }

    /// The rejection with its status: 404 not found, 409 the state forbids it, 422 a rule, a limit or
    /// the funds do.
    Scene refused(Class<? extends Rejection> rejection, int status, String command, String body) {
        return with(new Refused(rejection, status, command, body));
    }

    private Scene with(Step step) {
        steps.add(step);
        return this;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    @Override
    public String toString() {
        return name;
    }
}
