-- What was written down stays as it is: the role of every request may add to it and read it, nothing else.
REVOKE UPDATE, DELETE ON audit_log FROM regulars_app;
