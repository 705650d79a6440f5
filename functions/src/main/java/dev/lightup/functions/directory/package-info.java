/// Endpoints, tenants and their keys: what a request is checked against, and where it is kept.
@NullMarked
package dev.lightup.functions.directory;

import org.jspecify.annotations.NullMarked;
