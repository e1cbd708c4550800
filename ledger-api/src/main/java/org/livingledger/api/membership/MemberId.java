package org.livingledger.api.membership;

/// Names a member (成员) inside the ledger's own walls: `~` and 22 characters of base64url.
///
/// It is random, drawn when the member is first seen, and says nothing about the person. The id
/// that the outside uses stands only as ciphertext; the edge translates between the two, so on the
/// wire a field of this type holds the outside's id.
public record MemberId(String value) {

    private static final int LENGTH = 23;

    /// @throws IllegalArgumentException if it is not an internal id
    public MemberId {
        if (value.length() != LENGTH || value.charAt(0) != '~') {
            throw new IllegalArgumentException("not an internal member id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
