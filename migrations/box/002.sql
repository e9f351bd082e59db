-- Boxes of several halls, receipts.

ALTER TABLE setup ADD COLUMN booth INTEGER NOT NULL DEFAULT 0 CHECK (booth BETWEEN 0 AND 255);

ALTER TABLE sealed_ballot ADD COLUMN pair TEXT NOT NULL DEFAULT '' CHECK (length(pair) IN (0, 2));

CREATE TABLE poured (
    booth INTEGER PRIMARY KEY CHECK (booth BETWEEN 1 AND 255),
    root  BLOB NOT NULL CHECK (length(root) = 32)
) STRICT;
