package dev.almanac.mapreduce.objects;

/** What must hold at the moment an object is put; decided together with the put, so that of two writers one loses. */
public sealed interface PutCondition {
    /** No condition: the put replaces what is there. */
    PutCondition ANY = new Any();

    /** Nothing lies under the key. */
    PutCondition ABSENT = new Absent();

    /** The key holds exactly the content that had this etag. */
    static PutCondition matches(String etag) {
        return new Matches(etag);
    }

    record Any() implements PutCondition {}

    record Absent() implements PutCondition {}

    record Matches(String etag) implements PutCondition {
        public Matches {
            if (etag.isEmpty()) {
                throw new IllegalArgumentException("etag must not be empty");
            }
        }
    }
}
