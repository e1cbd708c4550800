package org.livingledger.server.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;

/// One text for all JSON documents that say the same: members sorted by name, no blanks, whole
/// numbers exact. In the manner of RFC 8785.
public final class Canonical {

    private Canonical() {}

    /// The canonical form of a document.
    public static String text(JsonNode document) {
        var text = new StringBuilder(128);
        write(document, text);
        return text.toString();
    }

    private static void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            List<String> names = new ArrayList<>(node.propertyNames());
            Collections.sort(names);
            char before = '{';
            for (String name : names) {
                text.append(before);
                quote(name, text);
                text.append(':');
                write(node.get(name), text);
                before = ',';
            }
            text.append(names.isEmpty() ? "{}" : "}");
        } else if (node.isArray()) {
            char before = '[';
            for (JsonNode element : node) {
                text.append(before);
                write(element, text);
                before = ',';
            }
            text.append(node.isEmpty() ? "[]" : "]");
        } else if (node.isString()) {
            quote(node.stringValue(), text);
        } else if (node.isIntegralNumber()) {
            text.append(node.bigIntegerValue());
        } else {
            text.append(node.asString("null"));
        }
    }

    private static void quote(String value, StringBuilder text) {
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, text);
        text.append('"');
    }
}
