package org.livingledger.projections.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An order in blocks says what a sorted set says, whatever comes and goes.
class OrderTests {

    private static final int MEMBERS = 4_000;

    private final Names names = new Names();
    private final Order order = new Order(names);
    private final OrderedLadder ladder = new OrderedLadder(names, order);
    private final TreeSet<Place> sorted = new TreeSet<>(Place.ORDER);
    private final Map<String, Place> places = new HashMap<>();

    private void set(int member, long score, long at) {
        String name = names.name(member);
        order.set(member, score, at);
        Place before = places.remove(name);
        if (before != null) {
            sorted.remove(before);
        }
        if (score > 0) {
            Place place = new Place(score, Span.instant(at), name);
            places.put(name, place);
            sorted.add(place);
        }
    }

    /// With few scores many are equal, and the places of one go on over several blocks.
    @ParameterizedTest
    @ValueSource(ints = {3, 60, 1_000_000})
    void saysWhatASortedSetSays(int scores) {
        var random = new Random(scores);
        for (int member = 0; member < MEMBERS; member++) {
            names.number("m" + random.nextInt(100) + "-" + member);
        }
        for (int i = 0; i < 40_000; i++) {
            // first mostly coming, then mostly going, until hardly anybody is left
            boolean comes = random.nextInt(40_000) > i;
            set(
                    random.nextInt(MEMBERS),
                    comes ? 1 + random.nextInt(scores) : 0,
                    random.nextInt(50));
            if (i % 400 == 0) {
                compare(random, scores);
            }
        }
    }

    private long scoresBefore(Place place) {
        return sorted.headSet(place).stream().mapToLong(Place::score).distinct().count();
    }

    private void compare(Random random, int scores) {
        assertThat(ladder.members()).isEqualTo(sorted.size());
        assertThat(ladder.after(null, MEMBERS)).isEqualTo(List.copyOf(sorted));
        for (int i = 0; i < 20; i++) {
            long score = random.nextInt(scores + 2);
            Place first = Place.first(score);
            assertThat(ladder.membersAbove(score)).isEqualTo(sorted.headSet(first).size());
            assertThat(ladder.scoresAbove(score)).isEqualTo(scoresBefore(first));
            Place place = places.get(names.name(random.nextInt(MEMBERS)));
            if (place != null) {
                assertThat(ladder.of(place.member())).isEqualTo(place);
                assertThat(ladder.after(place, 5))
                        .isEqualTo(sorted.tailSet(place, false).stream().limit(5).toList());
                assertThat(ladder.before(place, 5))
                        .isEqualTo(
                                sorted.headSet(place, false).descendingSet().stream()
                                        .limit(5)
                                        .toList());
                assertThat(ladder.equalsBefore(place))
                        .isEqualTo(
                                sorted.headSet(place).stream()
                                        .filter(each -> each.score() == place.score())
                                        .count());
            }
        }
    }
}
