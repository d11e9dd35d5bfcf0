CREATE TABLE IF NOT EXISTS smisk_session (
  id      varchar(128) PRIMARY KEY, -- compared byte by byte, upper and lower case apart
  version bigint       NOT NULL,
  expires bigint       NOT NULL,    -- ms since 1970
  data    blob         NOT NULL
);
CREATE INDEX IF NOT EXISTS smisk_session_expires ON smisk_session (expires, id)
