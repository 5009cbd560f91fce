-- The files of one successful run; its id is the run's.
CREATE TABLE publication (
    id             uuid PRIMARY KEY,
    job_id         uuid        NOT NULL REFERENCES job,
    attempt_id     uuid        NOT NULL UNIQUE,
    attempt_number integer     NOT NULL CHECK (attempt_number > 0),
    due_at         timestamptz NOT NULL,
    published_at   timestamptz NOT NULL,
    state          text        NOT NULL CHECK (state IN ('HELD', 'CURRENT', 'SUPERSEDED', 'WITHDRAWN')),
    -- Which bucket its files lie in at present; follows the job's visibility.
    stored_in      text        NOT NULL CHECK (stored_in IN ('PUBLIC', 'PRIVATE')),
    -- Of a withdrawn publication: since when its files are gone from the bucket.
    removed_at     timestamptz,
    file_count     integer     NOT NULL CHECK (file_count > 0),
    size_bytes     bigint      NOT NULL CHECK (size_bytes >= 0),
    provenance     jsonb       NOT NULL
);
CREATE INDEX publication_of_job ON publication (job_id, published_at DESC);

CREATE TABLE published_file (
    publication_id uuid     NOT NULL REFERENCES publication,
    name           text     NOT NULL CHECK (name <> ''),
    size_bytes     bigint   NOT NULL CHECK (size_bytes >= 0),
    sha256         char(64) NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    media_type     text     NOT NULL,
    PRIMARY KEY (publication_id, name)
);

-- One row a job: the truth about which files are current. It is locked while they are switched, and its revision counts
-- the switches; what the buckets hold follows it (synchronised_revision), never the other way round.
CREATE TABLE manifest (
    job_id                uuid PRIMARY KEY REFERENCES job,
    revision              bigint NOT NULL CHECK (revision >= 0),
    synchronised_revision bigint NOT NULL CHECK (synchronised_revision >= 0),
    CHECK (synchronised_revision <= revision)
);
CREATE INDEX manifest_to_synchronise ON manifest (job_id) WHERE synchronised_revision < revision;

-- Why the manifest came to each revision.
CREATE TABLE manifest_switch (
    job_id      uuid        NOT NULL REFERENCES manifest,
    revision    bigint      NOT NULL CHECK (revision > 0),
    switched_at timestamptz NOT NULL,
    cause       text        NOT NULL,
    PRIMARY KEY (job_id, revision)
);

-- A file is current from one revision until another, or still; so the manifest of any revision can be told again.
CREATE TABLE manifest_entry (
    job_id         uuid   NOT NULL REFERENCES manifest,
    name           text   NOT NULL,
    from_revision  bigint NOT NULL,
    until_revision bigint CHECK (until_revision > from_revision),
    publication_id uuid   NOT NULL,
    PRIMARY KEY (job_id, name, from_revision),
    FOREIGN KEY (publication_id, name) REFERENCES published_file (publication_id, name)
);
CREATE UNIQUE INDEX manifest_entry_current ON manifest_entry (job_id, name) WHERE until_revision IS NULL;

-- What lies at the stable addresses <job>/data/<file>, as far as the platform wrote it.
CREATE TABLE stable_copy (
    job_id         uuid     NOT NULL REFERENCES job,
    name           text     NOT NULL,
    stored_in      text     NOT NULL CHECK (stored_in IN ('PUBLIC', 'PRIVATE')),
    sha256         char(64) NOT NULL,
    PRIMARY KEY (job_id, name, stored_in)
);
