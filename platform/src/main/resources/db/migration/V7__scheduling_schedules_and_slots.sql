CREATE TABLE schedule (
    id         uuid PRIMARY KEY,
    job_id     uuid        NOT NULL UNIQUE REFERENCES job,
    recurrence jsonb       NOT NULL,
    -- The next due time that no slot stands for yet; null while it is paused or ended.
    next_due   timestamptz,
    paused_at  timestamptz,
    changed_at timestamptz NOT NULL
);
CREATE INDEX schedule_next_due ON schedule (next_due) WHERE next_due IS NOT NULL;

-- One due time of a schedule, and what became of it.
CREATE TABLE slot (
    id          uuid PRIMARY KEY,
    schedule_id uuid        NOT NULL REFERENCES schedule,
    due_at      timestamptz NOT NULL,
    outcome     text        NOT NULL CHECK (outcome IN ('RAN', 'SKIPPED', 'MISSED')),
    reason      text,
    settled_at  timestamptz NOT NULL,
    UNIQUE (schedule_id, due_at),
    CHECK ((outcome = 'RAN') = (reason IS NULL))
);

ALTER TABLE run ADD FOREIGN KEY (slot_id) REFERENCES slot;
