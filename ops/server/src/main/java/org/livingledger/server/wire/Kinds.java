package org.livingledger.server.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import org.livingledger.api.Names;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/// A sealed family on the wire: an object of each record has its name in kebab-case as `kind`.
///
/// @param family the sealed interface
record Kinds(Class<?> family) {

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Form {}

    static Kinds of(Class<?> family) {
        return new Kinds(family);
    }

    JsonMapper.Builder in(JsonMapper.Builder builder) {
        return builder.addMixIn(family, Form.class)
                .registerSubtypes(
                        Arrays.stream(family.getPermittedSubclasses())
                                .map(record -> new NamedType(record, Names.kebab(record)))
                                .toArray(NamedType[]::new));
    }
}
