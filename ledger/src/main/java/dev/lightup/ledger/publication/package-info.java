/// What is published: leases, the pages of a unit, the summaries that a level above reads.
@NullMarked
package dev.lightup.ledger.publication;

import org.jspecify.annotations.NullMarked;
