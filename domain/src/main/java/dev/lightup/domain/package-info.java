@NullMarked
package dev.lightup.domain;

import org.jspecify.annotations.NullMarked;
