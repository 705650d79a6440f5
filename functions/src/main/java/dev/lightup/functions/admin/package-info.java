/// The operator's function: tenants, endpoints and the programme, readers, and the way out of what is stored.
@NullMarked
package dev.lightup.functions.admin;

import org.jspecify.annotations.NullMarked;
