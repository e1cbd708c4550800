package org.livingledger.api.group;

/// Whom a group brings together (`systems.md` S1).
public enum GroupKind {
    /// Those who like what it is about (粉丝).
    FANS,
    /// Those who do business together (合作伙伴).
    PARTNERS,
    /// Those who deliver (供应商).
    SUPPLIERS
}
