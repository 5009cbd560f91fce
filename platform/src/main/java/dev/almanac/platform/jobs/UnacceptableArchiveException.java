package dev.almanac.platform.jobs;

final class UnacceptableArchiveException extends Exception {
    UnacceptableArchiveException(String r) {
        super(r);
    }
}
