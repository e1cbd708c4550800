package org.livingledger.domain;

import java.util.function.Function;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.livingledger.api.Event;
import org.livingledger.api.LedgerId;

/// Where a context takes its aggregates from.
///
/// A handler first takes what it needs, lets each aggregate decide, and only then applies: a refusal
/// after the first applied event would leave a change in a cached aggregate that no event explains.
///
/// @param <T> the aggregate
public final class Shelf<T extends Snapshottable<?>> {

    private final Repository<T> repository;
    private final Function<String, T> blank;

    /// A shelf of one kind of aggregate.
    public Shelf(Repositories repositories, AggregateType<T, ?> type) {
        this.repository = repositories.repository(type);
        this.blank = type.blank();
    }

    /// The aggregate of a stream, blank if nothing has happened to it yet.
    public Taken<T> take(LedgerId ledger, String stream) {
        String identifier = ledger.value() + '/' + stream;
        Aggregate<T> kept = find(identifier);
        return kept == null
                ? new Taken<>(repository, blank.apply(identifier), null)
                : new Taken<>(repository, kept.invoke(Function.identity()), kept);
    }

    private @Nullable Aggregate<T> find(String identifier) {
        try {
            return repository.load(identifier);
        } catch (AggregateNotFoundException e) {
            return null;
        }
    }

    /// An aggregate in the hands of one command.
    ///
    /// @param <T> the aggregate
    public static final class Taken<T> {

        private final Repository<T> repository;
        private final T root;
        private @Nullable Aggregate<T> kept;

        private Taken(Repository<T> repository, T root, @Nullable Aggregate<T> kept) {
            this.repository = repository;
            this.root = root;
            this.kept = kept;
        }

        /// Whether something has happened to it.
        public boolean exists() {
            return kept != null;
        }

        /// The aggregate, to ask it for decisions and figures.
        public T root() {
            return root;
        }

        /// Makes an event happen to it. Nothing of the command may be refused after this.
        public void apply(Event event) {
            if (kept != null) {
                kept.execute(_ -> AggregateLifecycle.apply(event));
                return;
            }
            try {
                kept =
                        repository.newInstance(() -> {
                            AggregateLifecycle.apply(event);
                            return root;
                        });
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("could not begin an aggregate", e);
            }
        }
    }
}
