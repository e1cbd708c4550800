package org.livingledger.cli.demo;

import java.util.List;

/// The six groups of the community; each is owned by one of its first members.
enum Circle {
    TEA_HOUSE("tea-house", "Tea House", "fans", 200, 0),
    NIGHT_RUNNERS("night-runners", "Night Runners", "fans", 150, 1),
    BOOK_SWAP("book-swap", "Book Swap", "fans", 150, 2),
    CORNER_GARDEN("corner-garden", "Corner Garden", "suppliers", 150, 3),
    LENS_CLUB("lens-club", "Lens Club", "fans", 150, 4),
    PARTNERS("partners", "Street Partners", "partners", 60, 5);

    /// Whom anybody can join who does what is asked.
    static final List<Circle> OPEN =
            List.of(TEA_HOUSE, NIGHT_RUNNERS, BOOK_SWAP, CORNER_GARDEN, LENS_CLUB);

    private final String id;
    private final String title;
    private final String kind;
    private final int capacity;
    private final int owner;

    Circle(String id, String title, String kind, int capacity, int owner) {
        this.id = id;
        this.title = title;
        this.kind = kind;
        this.capacity = capacity;
        this.owner = owner;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    String kind() {
        return kind;
    }

    int capacity() {
        return capacity;
    }

    String owner() {
        return Community.name(owner);
    }
}
