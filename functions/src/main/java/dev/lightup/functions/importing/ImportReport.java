package dev.lightup.functions.importing;

/// What one lane did.
///
/// @param pieces pieces that were done
/// @param files files of which nothing is left
/// @param failed pieces that could not be done
/// @param goesOn whether there was no time for the rest: the next sweep asks for it
public record ImportReport(int pieces, int files, int failed, boolean goesOn) {
    static final ImportReport NOTHING = new ImportReport(0, 0, 0, false);

    ImportReport and(ImportReport other) {
        return new ImportReport(pieces + other.pieces, files + other.files, failed + other.failed,
                goesOn || other.goesOn);
    }
}
