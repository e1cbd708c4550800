package org.livingledger.api.discipline;

import java.time.LocalTime;
import java.util.regex.Pattern;

/// A time of the local day, to the minute: `22:00`.
public record TimeOfDay(String value) {

    private static final Pattern FORM = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    /// @throws IllegalArgumentException if it is not of the form `22:00`
    public TimeOfDay {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a time of day such as 22:00: '" + value + "'");
        }
    }

    LocalTime time() {
        return LocalTime.parse(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
