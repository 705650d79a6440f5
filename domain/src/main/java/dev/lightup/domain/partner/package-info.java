/// How far a partner is on its way to selling.
@NullMarked
package dev.lightup.domain.partner;

import org.jspecify.annotations.NullMarked;
