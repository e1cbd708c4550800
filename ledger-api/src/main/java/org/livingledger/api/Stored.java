package org.livingledger.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The name under which an event is stored. It never changes and is never used again, whatever
/// becomes of the class.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Stored {

    /// The logical type, kebab-case.
    String value();

    /// The shape's revision, from 1. A new one needs an upcaster from the one before.
    int revision() default 1;
}
