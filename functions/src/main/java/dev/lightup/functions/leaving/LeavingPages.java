package dev.lightup.functions.leaving;

/// What is done with the pages of a tenant that leaves: only the publishing function may write the site. Thread-safe.
public interface LeavingPages {
    /// For a process in which nobody leaves.
    LeavingPages NONE = new LeavingPages() {
        @Override
        public Erased erase(String tenant) {
            throw new IllegalStateException("this process erases no pages");
        }

        @Override
        public Archived archive(String tenant) {
            throw new IllegalStateException("this process keeps no pages");
        }

        @Override
        public Dropped drop(String tenant) {
            throw new IllegalStateException("this process keeps no pages");
        }
    };

    /// Erases what there is, with all versions.
    ///
    /// @param tenant of which it is noted that it is shut: nobody else's pages are erased
    Erased erase(String tenant);

    /// Puts beside the pages of each unit one file with all of them, as they are now.
    ///
    /// @param tenant of which it is noted that it leaves, and that is not shut
    Archived archive(String tenant);

    /// Removes what was kept, of a tenant that stays after all, or of whose pages something was erased.
    ///
    /// @return whether nothing of it is left; not when time ran out
    Dropped drop(String tenant);

    /// What became of what was kept.
    record Dropped(boolean whole) {}

    /// What was erased.
    ///
    /// @param objects how many objects were there, of those that were looked at, each version by itself
    /// @param whole whether nothing is left; not when time ran out
    record Erased(long objects, boolean whole) {}

    /// What is kept.
    ///
    /// @param files how many files there are now: one for the distributor's home and one for each account
    /// @param pages how many pages are in them
    /// @param path of the distributor's own, from the site's root; an account's has the same name in its folder
    /// @param whole whether each unit has its file, as it is now; not when time ran out
    record Archived(long files, long pages, String path, boolean whole) {}
}
