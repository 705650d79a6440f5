@NullMarked
package dev.lightup.site;

import org.jspecify.annotations.NullMarked;
