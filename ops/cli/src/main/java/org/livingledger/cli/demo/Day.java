package org.livingledger.cli.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// One local day of the year.
///
/// @param begins its first instant: what is due with it comes about before anything else
/// @param evening when its acts are recorded
public record Day(LocalDate date, Instant begins, Instant evening, List<Act> acts) {}
