/// The HTTP front: the gateway that calls functions, the site, the invoke route. One server on the loopback interface.
@NullMarked
package dev.lightup.local.front;

import org.jspecify.annotations.NullMarked;
