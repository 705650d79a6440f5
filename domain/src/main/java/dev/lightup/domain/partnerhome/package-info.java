/// What a partner's own home says over several distributors, from what its linked accounts tell.
@NullMarked
package dev.lightup.domain.partnerhome;

import org.jspecify.annotations.NullMarked;
