@NullMarked
package dev.lightup.site.publish;

import org.jspecify.annotations.NullMarked;
