package org.livingledger.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/// Says on which database a class runs; one that does not say so runs on every one.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface OnlyOn {

    /// The database.
    Database value();

    /// The databases that a class runs on.
    final class Databases implements ArgumentsProvider {

        @Override
        public Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context) {
            OnlyOn only = context.getRequiredTestClass().getAnnotation(OnlyOn.class);
            Stream<Database> databases =
                    only == null ? Stream.of(Database.values()) : Stream.of(only.value());
            return databases.map(Arguments::of);
        }
    }
}
