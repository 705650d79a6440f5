/// Seats sold and in use, by SKU, offer and customer, and the ends of their terms.
@NullMarked
package dev.lightup.domain.seats;

import org.jspecify.annotations.NullMarked;
