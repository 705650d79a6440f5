/// The cookies that pages are read by: CloudFront's signed cookies, written and checked.
@NullMarked
package dev.lightup.functions.cookie;

import org.jspecify.annotations.NullMarked;
