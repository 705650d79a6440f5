/// Endpoints as the table keeps them: whose each is, in clear, and a document that only its tenant's key opens.
@NullMarked
package dev.lightup.ledger.endpoint;

import org.jspecify.annotations.NullMarked;
