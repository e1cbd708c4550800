package org.livingledger.api.membership;

/// A personal text as events hold it: ciphertext under the member's own key, and what proves later
/// that the ciphertext was this one. Destroying the key erases the text and nothing else.
///
/// @param ciphertext base64url of nonce and AES-256-GCM ciphertext
/// @param commitment base64url of `SHA-256(0x02 ‖ salt32 ‖ ciphertext)`; the salt lies with the key
public record Sealed(String ciphertext, String commitment) {}
