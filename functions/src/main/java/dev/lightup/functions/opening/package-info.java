/// Opening accounts to their partners: the event that opens one, and the form by which a distributor's reader does.
@NullMarked
package dev.lightup.functions.opening;

import org.jspecify.annotations.NullMarked;
