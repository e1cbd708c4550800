package org.livingledger.server.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/// Who sends a request: an API key with its role and the ledgers that it reaches.
public final class Caller extends AbstractAuthenticationToken {

    private final String keyId;
    private final Role role;
    private final transient Grant grant;

    Caller(String keyId, Role role, Grant grant) {
        super(List.of());
        this.keyId = keyId;
        this.role = role;
        this.grant = grant;
        super.setAuthenticated(true);
    }

    /// The caller of the request that the calling thread answers.
    ///
    /// @throws IllegalStateException if the request needs no key
    public static Caller current() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("nobody was asked for a key here");
    }

    /// The id of the key: what events name as their actor.
    public String keyId() {
        return keyId;
    }

    /// What the key is for.
    public Role role() {
        return role;
    }

    /// The ledgers that it reaches.
    public Grant grant() {
        return grant;
    }

    @Override
    public String getName() {
        return keyId;
    }

    @Override
    public Object getPrincipal() {
        return keyId;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
