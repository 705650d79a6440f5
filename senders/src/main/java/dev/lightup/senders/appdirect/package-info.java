/// The room of AppDirect: its words; its events are not read yet.
@NullMarked
package dev.lightup.senders.appdirect;

import org.jspecify.annotations.NullMarked;
