/// What is known of people that gates ask for: payments, purchases, quizzes, tasks, profiles, facts.
@NullMarked
package org.livingledger.domain.evidence;

import org.jspecify.annotations.NullMarked;
