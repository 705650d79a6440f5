/// Who plays: distributors, partners, customers, products, the programme; the calendar and the seeded chance.
@NullMarked
package dev.lightup.demo.channel;

import org.jspecify.annotations.NullMarked;
