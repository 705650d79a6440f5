package dev.lightup.site.parts;

import java.util.List;

/// Customers as a table.
///
/// @param caption which they are
/// @param csv the way to the table of all
public record CustomerTable(List<CustomerRow> rows, String caption, String csv, SeatsView.Defs defs) {}
