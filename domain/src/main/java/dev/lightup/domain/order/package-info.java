/// Where each order stands, and how many of its seats are in use.
@NullMarked
package dev.lightup.domain.order;

import org.jspecify.annotations.NullMarked;
