package org.livingledger.domain;

import org.axonframework.modelling.command.Repository;

/// Where the write side gets its repositories from: the server decides how aggregates are cached,
/// locked and snapshotted.
@FunctionalInterface
public interface Repositories {

    /// The repository of one kind of aggregate. It makes them with the type's
    /// [factory][AggregateType#factory()]; the identifier of each is `{ledger}/{stream}`.
    <T extends Snapshottable<?>> Repository<T> repository(AggregateType<T, ?> type);
}
