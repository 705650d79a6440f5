/// Setting up, in commands: tenants, endpoints with their senders' hand-outs, the programme.
@NullMarked
package dev.lightup.local.cli.setup;

import org.jspecify.annotations.NullMarked;
