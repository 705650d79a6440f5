/// Accounts of one partner with several distributors: who belongs together, as the operator's events say.
@NullMarked
package dev.lightup.functions.linking;

import org.jspecify.annotations.NullMarked;
