/// The pages that all share.
@NullMarked
package dev.lightup.site.about;

import org.jspecify.annotations.NullMarked;
