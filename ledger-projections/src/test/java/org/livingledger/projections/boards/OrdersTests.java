package org.livingledger.projections.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A history of orders says of every position what a sorted set said then.
class OrdersTests {

    private static final int MEMBERS = 700;
    private static final int CHANGES = 20_000;
    private static final int LOOK = 500;

    private record Then(long position, List<Place> places) {}

    private final Names names = new Names();

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 40, 1_000_000, 1L << 40})
    void sayOfEveryPositionWhatASortedSetSaidThen(long scores) {
        var random = new Random(scores);
        for (int member = 0; member < MEMBERS; member++) {
            names.number("m" + random.nextInt(100) + "-" + member);
        }
        var draft = new Orders.Draft(names);
        var sorted = new TreeSet<>(Place.ORDER);
        Map<Integer, Place> places = new HashMap<>();
        List<Then> thens = new ArrayList<>();
        long position = 0;
        for (int i = 0; i < CHANGES; i++) {
            position += random.nextInt(3);
            int member = random.nextInt(MEMBERS);
            // first mostly coming, then mostly going
            long score = random.nextInt(CHANGES) > i - LOOK ? 1 + random.nextLong(scores) : 0;
            long at = random.nextInt(50);
            draft.set(position, member, score, at);
            Place before = places.remove(member);
            if (before != null) {
                sorted.remove(before);
            }
            if (score > 0) {
                var place = new Place(score, Span.instant(at), names.name(member));
                places.put(member, place);
                sorted.add(place);
            }
            if (i % LOOK == LOOK - 1) {
                position++; // nothing more happens at this one
                thens.add(new Then(position - 1, List.copyOf(sorted)));
            }
        }
        Orders orders = draft.through(position);
        for (Then then : thens) {
            compare(orders.at(then.position, 0, 0), then.places, random, scores);
        }
    }

    private void compare(Orders.At order, List<Place> places, Random random, long scores) {
        assertThat(order.size()).isEqualTo(places.size());
        for (int rank = 0; rank < places.size(); rank++) {
            int place = order.place(rank);
            assertThat(
                            new Place(
                                    order.score(place),
                                    Span.instant(order.instant(place)),
                                    names.name(order.member(place))))
                    .isEqualTo(places.get(rank));
            assertThat(order.placeOf(order.member(place))).isEqualTo(place);
        }
        assertThat(
                        IntStream.range(0, MEMBERS)
                                .filter(member -> order.placeOf(member) != Orders.NONE))
                .hasSize(places.size());
        for (int i = 0; i < 50; i++) {
            long score = random.nextLong(scores) + random.nextInt(3);
            long at = random.nextInt(50);
            String name = names.name(random.nextInt(MEMBERS));
            var any = new Place(score, Span.instant(at), name);
            assertThat(order.before(score, at, name))
                    .isEqualTo(
                            places.stream().filter(p -> Place.ORDER.compare(p, any) < 0).count());
            assertThat(order.above(score))
                    .isEqualTo(places.stream().filter(p -> p.score() > score).count());
            assertThat(order.scoresAbove(score))
                    .isEqualTo(
                            places.stream()
                                    .mapToLong(Place::score)
                                    .filter(s -> s > score)
                                    .distinct()
                                    .count());
        }
    }
}
