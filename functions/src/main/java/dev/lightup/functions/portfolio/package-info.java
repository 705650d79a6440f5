/// Portfolios: some of a distributor's accounts under a name, as the operator's events say.
@NullMarked
package dev.lightup.functions.portfolio;

import org.jspecify.annotations.NullMarked;
