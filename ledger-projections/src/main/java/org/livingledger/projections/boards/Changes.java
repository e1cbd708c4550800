package org.livingledger.projections.boards;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingledger.projections.boards.Shapes.Book;
import org.livingledger.projections.boards.Shapes.Numbered;
import org.livingledger.projections.boards.Shapes.Row;
import org.livingledger.projections.boards.Shapes.RowKey;

/// Told of what events change in the tables of boards, in the order of their positions.
interface Changes {

    /// Nobody is told.
    Changes NONE = new Changes() {};

    /// A row is not as it was. A position may change a row more than once.
    ///
    /// @param before null if there was none
    /// @param after null if there is none any more
    default void row(long position, RowKey key, @Nullable Row before, @Nullable Row after) {}

    /// All windows of a board's seasons are emptied; what is in them is told anew.
    default void seasons(long position, int board) {}

    /// These boards are there instead of those before.
    default void boards(long position, List<Numbered> before, List<Numbered> after) {}

    /// The days and seasons of windows.
    default void book(long position, Book book) {}
}
