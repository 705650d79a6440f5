/// Invitations: how readers are invited, and the form by which a distributor's reader invites those of its accounts.
@NullMarked
package dev.lightup.functions.inviting;

import org.jspecify.annotations.NullMarked;
