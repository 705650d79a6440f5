/// An account's reading, made from the subjects' own, and what the level above needs of it.
@NullMarked
package dev.lightup.domain.account;

import org.jspecify.annotations.NullMarked;
