package org.livingledger.server.wire;

import java.util.function.Function;
import org.livingledger.api.membership.MemberId;
import org.livingledger.api.points.AccountId;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/// Members as the outside names them, resolved while a command is read.
final class OutsideIds {

    /// The attribute of a reading that holds its resolver.
    static final String RESOLVER = "members";

    private OutsideIds() {}

    /// A member, by the outside's id.
    static final class Member extends StdDeserializer<MemberId> {

        Member() {
            super(MemberId.class);
        }

        @Override
        public MemberId deserialize(JsonParser json, DeserializationContext context) {
            return member(Words.text(json, context, handledType()), json, context);
        }
    }

    /// A pool or one of the system's accounts by its name, a member's by the outside's id.
    static final class Account extends StdDeserializer<AccountId> {

        Account() {
            super(AccountId.class);
        }

        @Override
        public AccountId deserialize(JsonParser json, DeserializationContext context) {
            String text = Words.text(json, context, handledType());
            if (!text.startsWith("pool:") && !text.startsWith("system:")) {
                return AccountId.of(member(text, json, context));
            }
            try {
                return new AccountId(text);
            } catch (IllegalArgumentException e) {
                throw new Mistake.NotAValue(json, handledType(), String.valueOf(e.getMessage()));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static MemberId member(String text, JsonParser json, DeserializationContext context) {
        var resolver = (Function<String, MemberId>) context.getAttribute(RESOLVER);
        try {
            return resolver.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Mistake.NotAValue(json, MemberId.class, String.valueOf(e.getMessage()));
        }
    }
}
