package org.livingledger.benchmarks;

import java.nio.ByteBuffer;

/// What the ledgers, and those they are held against, are loaded with. The n-th request is a function
/// of n, so that a replay needs no memory of what was sent.
final class Workloads {

    /// A replay is of a request that long ago: one that is surely answered, whatever is under way.
    private static final long REPLAY_DISTANCE = 2_000;

    private Workloads() {}

    /// Where the members are that a load is spread over.
    ///
    /// @param prefix of the ledgers' names; the number follows in four digits
    /// @param ledgers how many there are, at most 10 000
    /// @param members how many there are in each
    record Population(String prefix, int ledgers, int members) {

        /// The name of a ledger.
        String ledger(int number) {
            return "%s-%04d".formatted(prefix, number);
        }

        /// The outside id of a member.
        String member(int number) {
            return "m-%06d".formatted(number);
        }

        private String anyLedger() {
            return prefix + "-####";
        }
    }

    /// Points earned by members at random, one command per request.
    ///
    /// @param more more fields of the body, each with its comma before it
    static Workload earn(Population population, String key, String more) {
        return earn(population, key, more, 0);
    }

    /// The same, when the keys of the numbers before the first may have been sent.
    static Workload earn(Population population, String key, String more, long first) {
        Template request = command(population, key, "earn-points", earning(more));
        return new Numbered(request.length(), first) {
            @Override
            void write(ByteBuffer out, long n) {
                at(request, out, population, n);
            }
        };
    }

    /// Every second request is one that was sent before, key and body alike.
    static Workload replays(Population population, String key) {
        Template request = command(population, key, "earn-points", earning(""));
        return new Numbered(request.length()) {
            @Override
            void write(ByteBuffer out, long n) {
                long fresh = n / 2;
                boolean again = n % 2 == 1 && fresh > REPLAY_DISTANCE;
                // The fresh ones have even numbers; before there is anything to replay, odd too.
                long number = again ? 2 * (mix(n) % (fresh - REPLAY_DISTANCE)) : n;
                at(request, out, population, number);
            }
        };
    }

    /// Three requests of ten spend what nobody has.
    static Workload refusals(Population population, String key) {
        Template earn = command(population, key, "earn-points", earning(""));
        Template spend =
                command(
                        population,
                        key,
                        "spend-points",
                        "{\"member_id\":\"m-@@@@@@\",\"points\":900000000000}");
        return new Numbered(Math.max(earn.length(), spend.length())) {
            @Override
            void write(ByteBuffer out, long n) {
                at(n % 10 < 3 ? spend : earn, out, population, n);
            }
        };
    }

    /// Points earned, many commands per request.
    static Workload bulk(Population population, String key, int items) {
        String item =
                "{\"command\":\"earn-points\",\"key\":\"i-$$$$$$$$$$$$$$\",\"body\":"
                        + earning("")
                        + "}";
        int bodyLength = items * (item.length() + 1) + 1;
        Template head =
                new Template(
                        "POST /v1/ledgers/"
                                + population.anyLedger()
                                + "/commands HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                + "Content-Type: application/json\r\n"
                                + authorization(key)
                                + "Content-Length: "
                                + bodyLength
                                + "\r\n\r\n");
        Template each = new Template(item);
        return new Numbered(head.length() + bodyLength) {
            @Override
            void write(ByteBuffer out, long n) {
                head.write(out, n % population.ledgers(), 0, 0);
                out.put((byte) '[');
                for (int i = 0; i < items; i++) {
                    if (i > 0) {
                        out.put((byte) ',');
                    }
                    long number = n * items + i;
                    each.write(out, 0, mix(number) % population.members(), number);
                }
                out.put((byte) ']');
            }
        };
    }

    /// Posts with a member and a number of points to a path of the stock application.
    static Workload stock(String path, int accounts) {
        Template request = Template.post(path, "", earning(""));
        return new Numbered(request.length()) {
            @Override
            void write(ByteBuffer out, long n) {
                request.write(out, 0, mix(n) % accounts, 0);
            }
        };
    }

    private static String earning(String more) {
        return "{\"member_id\":\"m-@@@@@@\",\"points\":10,\"reason\":\"load\"" + more + "}";
    }

    private static Template command(
            Population population, String key, String command, String body) {
        return Template.post(
                "/v1/ledgers/" + population.anyLedger() + "/commands/" + command,
                authorization(key) + "Idempotency-Key: k-$$$$$$$$$$$$$$\r\n",
                body);
    }

    private static String authorization(String key) {
        return "Authorization: Bearer " + key + "\r\n";
    }

    private static void at(Template request, ByteBuffer out, Population population, long n) {
        long random = mix(n);
        long ledger = random % population.ledgers();
        long member = random / population.ledgers() % population.members();
        request.write(out, ledger, member, n);
    }

    /// A number that looks random, never negative (SplitMix64's last step).
    private static long mix(long n) {
        long mixed = (n + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (mixed ^ (mixed >>> 31)) >>> 1;
    }

    private abstract static class Numbered implements Workload {

        private final int longest;
        private long next;

        Numbered(int longest) {
            this(longest, 0);
        }

        Numbered(int longest, long first) {
            this.longest = longest;
            this.next = first;
        }

        abstract void write(ByteBuffer out, long n);

        @Override
        public void write(ByteBuffer out) {
            write(out, next++);
        }

        @Override
        public int longest() {
            return longest;
        }
    }
}
