-- Jobs are added by the set: a storm of scans sets a date with each of its parcels. p_jobs: an array of objects with
-- payload and, where wanted, key, run_at, max_attempts and queue; each key once.
DROP FUNCTION enqueue_job(text, json, text, timestamptz, integer, text);--> statement-breakpoint
CREATE FUNCTION enqueue_jobs(p_task text, p_jobs json, p_max_attempts integer DEFAULT NULL) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  specs graphile_worker.job_spec[];
BEGIN
  IF current_setting('role') = 'porchlight_app' AND EXISTS (
    SELECT FROM json_array_elements(p_jobs) j WHERE j->'payload'->>'shopId' IS DISTINCT FROM current_shop()::text
  ) THEN
    RAISE insufficient_privilege USING MESSAGE = 'a job of another shop';
  END IF;
  SELECT array_agg((p_task, t.payload, t.queue, t.run_at, coalesce(t.max_attempts, p_max_attempts), t.key, NULL, NULL)::graphile_worker.job_spec)
    INTO specs
    FROM json_to_recordset(p_jobs) AS t (payload json, key text, run_at timestamptz, max_attempts integer, queue text);
  PERFORM graphile_worker.add_jobs(specs);
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION enqueue_jobs(text, json, integer) FROM public;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION enqueue_jobs(text, json, integer) TO porchlight_app;
