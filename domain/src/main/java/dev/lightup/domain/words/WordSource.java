package dev.lightup.domain.words;

/// Whose words a row of a table holds. A word that several use stands once, with the first of them; it means the same from all.
public enum WordSource {
    LIGHTUP("Lightup's own"), PARTNER_CENTER("Microsoft Partner Center"), CLOUDBLUE_COMMERCE(
            "CloudBlue Commerce"), CLOUDBLUE_CONNECT("CloudBlue Connect"), PAX8("Pax8"), APPDIRECT(
                    "AppDirect"), ARROWSPHERE("ArrowSphere"), INGRAM(
                            "Ingram Micro Xvantage"), ION("TD SYNNEX StreamOne Ion"), MARKETPLACE(
                                    "Microsoft marketplace SaaS");

    private final String title;

    WordSource(String title) {
        this.title = title;
    }

    /// Its name for people.
    public String title() {
        return title;
    }
}
