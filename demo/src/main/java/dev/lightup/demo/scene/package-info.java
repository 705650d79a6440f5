/// What happens: how orders, seats, offers, milestones and escalations go on, and where they go wrong.
@NullMarked
package dev.lightup.demo.scene;

import org.jspecify.annotations.NullMarked;
