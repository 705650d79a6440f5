/// Requests and answers as the gateway carries them (payload format 2.0), and problems as RFC 9457 writes them.
@NullMarked
package dev.lightup.functions.http;

import org.jspecify.annotations.NullMarked;
