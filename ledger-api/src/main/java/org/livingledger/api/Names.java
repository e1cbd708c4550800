package org.livingledger.api;

/// How the name of a record becomes its name on the wire.
public final class Names {

    private Names() {}

    /// The simple name of a type in kebab-case: `PromoteToAdmin` becomes `promote-to-admin`.
    public static String kebab(Class<?> type) {
        String name = type.getSimpleName();
        var kebab = new StringBuilder(name.length() + 8);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                if (i > 0) {
                    kebab.append('-');
                }
                kebab.append(Character.toLowerCase(c));
            } else {
                kebab.append(c);
            }
        }
        return kebab.toString();
    }
}
