-- The label by which this installation knows its own workers among those of others.
CREATE TABLE installation (
    id         uuid PRIMARY KEY,
    only_one   boolean NOT NULL DEFAULT true UNIQUE CHECK (only_one)
);
INSERT INTO installation (id) VALUES (gen_random_uuid());

-- One execution of a job version. A slot makes at most one run for each cause.
CREATE TABLE run (
    id                  uuid PRIMARY KEY,
    job_id              uuid        NOT NULL REFERENCES job,
    version_id          uuid        NOT NULL,
    slot_id             uuid,
    cause               text        NOT NULL CHECK (cause IN ('DUE', 'SEAL_REVISION', 'BACKFILL', 'BY_HAND')),
    due_at              timestamptz NOT NULL,
    requested_by_id     uuid        REFERENCES account,
    state               text        NOT NULL CHECK (state IN ('QUEUED', 'STARTING', 'RUNNING', 'COLLECTING', 'WAITING',
                            'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'OUT_OF_MEMORY', 'CANCELLED', 'LOST')),
    reason              text,
    queued_at           timestamptz NOT NULL,
    ended_at            timestamptz,
    cancel_requested_at timestamptz,
    FOREIGN KEY (job_id, version_id) REFERENCES job_version (job_id, id),
    CHECK ((slot_id IS NULL) = (cause = 'BY_HAND')),
    CHECK ((ended_at IS NULL) = (state IN ('QUEUED', 'STARTING', 'RUNNING', 'COLLECTING', 'WAITING'))),
    UNIQUE (slot_id, cause)
);
CREATE INDEX run_of_job ON run (job_id, id DESC);
CREATE INDEX run_queued ON run (id) WHERE state = 'QUEUED';
CREATE INDEX run_active_of_job ON run (job_id) WHERE ended_at IS NULL;

-- One try of a run on one worker.
CREATE TABLE attempt (
    id          uuid PRIMARY KEY,
    run_id      uuid        NOT NULL REFERENCES run,
    number      integer     NOT NULL CHECK (number > 0),
    node_id     uuid        NOT NULL,
    provider    text        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('STARTING', 'RUNNING', 'COLLECTING',
                    'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'OUT_OF_MEMORY', 'CANCELLED', 'LOST')),
    created_at  timestamptz NOT NULL,
    started_at  timestamptz,
    -- By this platform's clock, for a worker's may show another time.
    deadline_at timestamptz,
    finished_at timestamptz,
    ended_at    timestamptz,
    exit_code   integer,
    signal      text,
    reason      text,
    -- How much of the log has been received, in bytes of the raw stream, and in line ends.
    log_bytes   bigint      NOT NULL DEFAULT 0,
    log_lines   bigint      NOT NULL DEFAULT 0,
    -- Since when the log lies in the bucket and nothing is left of the worker.
    tidied_at   timestamptz,
    UNIQUE (run_id, number)
);
CREATE UNIQUE INDEX attempt_one_success ON attempt (run_id) WHERE state = 'SUCCEEDED';
CREATE UNIQUE INDEX attempt_one_active ON attempt (run_id) WHERE ended_at IS NULL;
CREATE INDEX attempt_to_look_after ON attempt (node_id) WHERE tidied_at IS NULL;

-- The log while it comes in; moved to the bucket when the attempt has ended.
CREATE TABLE log_chunk (
    attempt_id  uuid        NOT NULL REFERENCES attempt,
    start_byte  bigint      NOT NULL CHECK (start_byte >= 0),
    length      integer     NOT NULL CHECK (length > 0),
    first_line  bigint      NOT NULL CHECK (first_line >= 0),
    received_at timestamptz NOT NULL,
    bytes       bytea       NOT NULL,
    PRIMARY KEY (attempt_id, start_byte)
);
-- Text that is written once and read in order: compressing it here would only cost time.
ALTER TABLE log_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

ALTER TABLE publication ADD FOREIGN KEY (id) REFERENCES run;
ALTER TABLE publication ADD FOREIGN KEY (attempt_id) REFERENCES attempt;
