package org.livingledger.faults.words;

import java.util.List;
import java.util.Map;

/// What the model says of a command.
///
/// @param replayed whether it was said before, to the same command
/// @param code why it is refused; empty if it is accepted
/// @param events the types of the events it leads to, in order
/// @param figures what the answer must say, by its JSON pointer
public record Answer(
        boolean replayed, String code, List<String> events, Map<String, Object> figures) {}
