-- A code archive is stored once, whoever uploads it; its address in the private bucket is code/<sha256>.
CREATE TABLE code_archive (
    sha256         char(64) PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    size_bytes     bigint      NOT NULL CHECK (size_bytes > 0),
    format         text        NOT NULL,
    entry_count    integer     NOT NULL CHECK (entry_count > 0),
    unpacked_bytes bigint      NOT NULL CHECK (unpacked_bytes >= 0),
    stored_at      timestamptz NOT NULL
);

-- Who uploaded it: knowing a digest is not yet a right to the code behind it.
CREATE TABLE code_upload (
    id          uuid PRIMARY KEY,
    sha256      char(64)    NOT NULL REFERENCES code_archive,
    account_id  uuid        NOT NULL REFERENCES account,
    file_name   text        NOT NULL,
    uploaded_at timestamptz NOT NULL,
    UNIQUE (account_id, sha256)
);

CREATE TABLE job (
    id                 uuid PRIMARY KEY,
    -- Unique for ever, deleted jobs included: it is the public path.
    name               text        NOT NULL UNIQUE CHECK (name ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
    owner_id           uuid        NOT NULL REFERENCES account,
    visibility         text        NOT NULL CHECK (visibility IN ('PUBLIC', 'PRIVATE')),
    publication_mode   text        NOT NULL CHECK (publication_mode IN ('ACCUMULATE', 'REPLACE')),
    current_version_id uuid,
    created_at         timestamptz NOT NULL,
    deleted_at         timestamptz
);
CREATE INDEX job_owner ON job (owner_id, name);

CREATE TABLE job_version (
    id               uuid PRIMARY KEY,
    job_id           uuid        NOT NULL REFERENCES job,
    number           integer     NOT NULL CHECK (number > 0),
    code_sha256      char(64)    NOT NULL REFERENCES code_archive,
    code_name        text        NOT NULL,
    command          text        NOT NULL,
    output_directory text        NOT NULL,
    timeout_minutes  integer     NOT NULL CHECK (timeout_minutes BETWEEN 1 AND 1440),
    network          text        NOT NULL CHECK (network IN ('OPEN', 'NONE')),
    environment      jsonb       NOT NULL,
    created_by_id    uuid        NOT NULL REFERENCES account,
    created_at       timestamptz NOT NULL,
    UNIQUE (job_id, number),
    UNIQUE (job_id, id)
);
-- The current version is one of the job's own.
ALTER TABLE job ADD FOREIGN KEY (id, current_version_id) REFERENCES job_version (job_id, id) DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION refuse_change_of_job_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a job version is immutable: make a new one (version %)', OLD.id;
END $$;
CREATE TRIGGER job_version_is_immutable BEFORE UPDATE OR DELETE ON job_version
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_job_version();
