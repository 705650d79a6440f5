/// A partner's home over its distributors.
@NullMarked
package dev.lightup.site.partnerhome;

import org.jspecify.annotations.NullMarked;
