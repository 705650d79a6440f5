@NullMarked
package dev.lightup.site.bucket;

import org.jspecify.annotations.NullMarked;
