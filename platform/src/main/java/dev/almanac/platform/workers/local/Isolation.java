package dev.almanac.platform.workers.local;

/** By what a job is kept apart from this machine. */
enum Isolation {
    BUBBLEWRAP("bubblewrap"),
    UNSHARE("unshare and pivot_root"),
    NONE("nothing");

    private final String means;

    Isolation(String means) {
        this.means = means;
    }

    String means() {
        return means;
    }
}
