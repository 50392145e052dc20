-- A connection keeps the plans of the queue's own statements as it made them first, often while the queue was empty and
-- reading all of it cost nothing. Then a long queue made each new job wait for one look at every other.
ALTER FUNCTION enqueue_jobs(text, json, integer) SET enable_seqscan = off;
